/** How many digits a PIN and the code of a witness have. */
const length = 6

/** The digits of what was typed or scanned, at most six. */
export const sixDigits = (text: string): string => text.normalize('NFKC').replace(/\D/g, '').slice(0, length)

/** How many of the six are still to come. */
export const missingDigits = (digits: string): number => length - digits.length

/** Two groups of three, easier to say and to compare. */
export const grouped = (digits: string): string => (digits.length > 3 ? `${digits.slice(0, 3)} ${digits.slice(3)}` : digits)
