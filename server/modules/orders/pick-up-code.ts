import { keyed } from '../../shared/secrets'

export interface PickUpCode {
  /** 128 bits, base64url: what the QR code holds. */
  token: string
  /** The same for a voice or a keyboard. */
  digits: string
}

/** The code of an order. It is derived, never stored; `attempt` makes another one where its digits are taken. */
export function pickUpCode(secretKey: string, orderId: string, attempt: number): PickUpCode {
  const bytes = keyed(secretKey, 'pick-up', `${orderId}:${attempt}`)
  return {
    token: bytes.subarray(0, 16).toString('base64url'),
    digits: (bytes.readBigUInt64BE(16) % 100_000_000n).toString().padStart(8, '0')
  }
}

export const hashToken = (secretKey: string, token: string): Buffer => keyed(secretKey, 'pick-up-token', token)

/** Bound to the village: the same digits may open an order elsewhere. */
export const hashDigits = (secretKey: string, villageId: string, digits: string): Buffer =>
  keyed(secretKey, 'pick-up-digits', `${villageId}:${digits}`)

/** What somebody scanned or typed: eight digits, or a token; null when it can be neither. */
export function readCode(input: string): { digits: string } | { token: string } | null {
  const text = input.replace(/\s/g, '')
  if (/^\d{8}$/.test(text)) return { digits: text }
  if (/^[\w-]{22}$/.test(text)) return { token: text }
  return null
}
