/** The size of ordinary text, in CSS pixels, that a browser is at without anybody's wish. */
const ordinary = 16

/** How many times larger than ordinary the person has set the browser's text. */
export const fontSetting = (): number => parseFloat(getComputedStyle(document.documentElement).fontSize) / ordinary
