import { createHmac, timingSafeEqual } from 'node:crypto'
import type { PhotoSize } from './storage'

export interface PhotoAddress {
  villageId: string
  photoId: string
  size: PhotoSize
}

export interface PhotoSignature {
  /** Unix time in seconds. */
  expires: number
  /** base64url */
  signature: string
}

const hour = 3600
const window = 12 * hour

/** The address of a rendition, valid for 12 to 24 hours and unchanged for 12 so that browsers can keep the picture. */
export function signPhotoUrl(secretKey: string, address: PhotoAddress, now: Date): string {
  const { villageId, photoId, size } = address
  const expires = expiry(photoId, now)
  const signature = sign(secretKey, address, expires).toString('base64url')
  return `/api/photos/${villageId}/${photoId}/${size}.jpg?expires=${expires}&signature=${signature}`
}

/** Whether the signature was made here for this address and has not run out. */
export function verifyPhotoUrl(
  secretKey: string,
  address: PhotoAddress,
  { expires, signature }: PhotoSignature,
  now: Date
): boolean {
  const expected = sign(secretKey, address, expires)
  const given = Buffer.from(signature, 'base64url')
  return given.length === expected.length && timingSafeEqual(given, expected) && expires * 1000 > now.getTime()
}

/** On the hour, another one for each photo: not every picture is to be fetched anew at the same moment. */
function expiry(photoId: string, now: Date) {
  const phase = (parseInt(photoId.slice(0, 4), 16) % 12) * hour
  const seconds = Math.floor(now.getTime() / 1000)
  return (Math.floor((seconds - phase) / window) + 2) * window + phase
}

function sign(secretKey: string, { villageId, photoId, size }: PhotoAddress, expires: number) {
  return createHmac('sha256', secretKey).update(['photo', villageId, photoId, size, expires].join('\n')).digest()
}
