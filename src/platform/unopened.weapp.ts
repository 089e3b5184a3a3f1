/** WeChat fetches packages by itself and says what did not come. */
export const useUnopened = (): boolean => false

export const reopen: () => void = () => undefined

export const forgetUnopened: () => void = () => undefined
