/** WeChat prints nothing: a page says where it can be printed instead. */
export const printPage: (() => void) | undefined = undefined
