import { createHmac, timingSafeEqual } from 'node:crypto'

export interface Signature {
  /** Unix time in seconds. */
  expires: number
  /** base64url */
  signature: string
}

const hour = 3600
const window = 12 * hour

/**
 * A path with the right to open it, for elements that can send no session: valid for 12 to 24 hours and unchanged for 12,
 * so that browsers can keep what they got.
 *
 * @returns path and query
 */
export function signAddress(secretKey: string, path: string, now: Date): string {
  const expires = expiry(secretKey, path, now)
  return `${path}?expires=${expires}&signature=${sign(secretKey, path, expires).toString('base64url')}`
}

/** Whether the signature was made here for this path and has not run out. */
export function verifyAddress(secretKey: string, path: string, { expires, signature }: Signature, now: Date): boolean {
  const expected = sign(secretKey, path, expires)
  const given = Buffer.from(signature, 'base64url')
  return given.length === expected.length && timingSafeEqual(given, expected) && expires * 1000 > now.getTime()
}

/** On the hour, another one for each path: not everything is to be fetched anew at the same moment. */
function expiry(secretKey: string, path: string, now: Date) {
  const phase = (sign(secretKey, path, 0).readUInt32BE() % 12) * hour
  const seconds = Math.floor(now.getTime() / 1000)
  return (Math.floor((seconds - phase) / window) + 2) * window + phase
}

function sign(secretKey: string, path: string, expires: number) {
  return createHmac('sha256', secretKey).update(`address:${path}\n${expires}`).digest()
}
