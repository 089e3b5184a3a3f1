/** A mini program runs once. */
export const takeTurn = (_name: string, work: () => Promise<void>): Promise<void> => work()

export const watchOtherTabs: (changed: (key: string) => void) => void = () => undefined
