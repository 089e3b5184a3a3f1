/** A mini program's scripts are on the phone: nothing asks before they do. */
export const takeEarlyAnswer = async (): Promise<undefined> => undefined
