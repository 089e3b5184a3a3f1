import type { Photo } from '@contract/photos'

let currentToken: () => string | null = () => null

/** Tells the platform where the bearer token of the session is; called once by the session store. */
export function authorizeWith(token: () => string | null) {
  currentToken = token
}

export const apiBase = `${API_ORIGIN}/api`

/** Headers of every call: who asks and, for a write that creates, the key that makes a repeat harmless. */
export function apiHeaders(idempotencyKey?: string): Record<string, string> {
  const token = currentToken()
  return {
    ...(token && { Authorization: `Bearer ${token}` }),
    ...(idempotencyKey && { 'Idempotency-Key': idempotencyKey })
  }
}

/** Full address of a file whose path the API gave, such as a signed photo. */
function fileAddress(path: string): string {
  return path.startsWith('/') ? API_ORIGIN + path : path
}

/** A photo of an answer with addresses that an image element can load. */
export function withAddresses(photo: Photo): Photo {
  return { ...photo, url: fileAddress(photo.url), thumbnailUrl: fileAddress(photo.thumbnailUrl) }
}

/** A recording of an answer, or none, with an address that can be played. */
export function withSoundAddress<Sound extends { url: string } | null>(sound: Sound): Sound {
  return sound && { ...sound, url: fileAddress(sound.url) }
}

/** Something with a picture, or without one, whose address an image element can load. */
export function withPictureAddress<Pictured extends { pictureUrl: string | null }>(pictured: Pictured): Pictured {
  return { ...pictured, pictureUrl: pictured.pictureUrl && fileAddress(pictured.pictureUrl) }
}
