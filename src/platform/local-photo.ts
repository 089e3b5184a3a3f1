import { ApiError } from './api-error'

/** A photo on this device, already resized and without metadata. */
export interface LocalPhoto {
  /** Names it on this device and, as idempotency key, its upload. */
  key: string
  /** Where an Image shows it and the upload reads it. */
  path: string
  width: number
  height: number
}

export interface ChoosePhotosOptions {
  /** At most so many. */
  count: number
  source: 'camera' | 'album'
  /** Called when photos were picked and are being made ready, which takes an old phone a while. */
  onPicked?: () => void
}

/** What choosing gave; one photo that is of no use does not cost the others. */
export interface ChosenPhotos {
  /** Ready to send; none when the person changed their mind. */
  photos: LocalPhoto[]
  /** Why photos were left out: the first reason. */
  refused: ApiError | null
}

export interface UploadOptions {
  /** Sent so far, 0 to 1. */
  onProgress?: (progress: number) => void
}

/** Longest edge of a photo that leaves the device, in pixels. */
const longestEdge = 1600
export const jpegQuality = 0.8

/** Beyond it a phone may run out of memory, or draw nothing without saying so; the server draws the line there too. */
export const maxPixels = 50_000_000

/** Size within the longest edge, proportions kept; never larger than it was. */
export function fit(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, longestEdge / Math.max(width, height))
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

/** Resizes one file after the other: a dozen decoded 50-megapixel pictures at once would exhaust an old phone. */
export async function resizeAll<Source>(
  sources: readonly Source[],
  resize: (source: Source) => Promise<LocalPhoto>
): Promise<ChosenPhotos> {
  const chosen: ChosenPhotos = { photos: [], refused: null }
  for (const source of sources) {
    try {
      chosen.photos.push(await resize(source))
    } catch (cause) {
      chosen.refused ??= cause instanceof ApiError ? cause : new ApiError('photo_unreadable', 0, String(cause))
    }
  }
  return chosen
}
