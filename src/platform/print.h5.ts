/** Prints the page on the screen by its print styles; WeChat cannot. */
export const printPage: (() => void) | undefined = () => window.print()
