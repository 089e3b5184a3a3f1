const digits = 8

const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '')

/** What was typed or pasted, as the field shows it: digits in two groups of four, the content of a QR code as it is. */
export function formatCode(text: string): string {
  const code = plain(text)
  if (!/^\d+$/.test(code)) return code
  const [, first, second] = /^(\d{0,4})(\d{0,4})/.exec(code) ?? []
  return second ? `${first} ${second}` : (first ?? '')
}

/** How many digits are still to be typed; 0 for all eight and for the content of a QR code. */
export function missingDigits(text: string): number {
  const code = plain(text)
  return /^\d*$/.test(code) ? Math.max(0, digits - code.length) : 0
}
