import { randomId } from '@/lib/random-id'
import { ApiError } from './api-error'
import { keepFile, type LocalFile } from './local-file'

/** A photo kept on this device, already resized and without metadata. */
export interface LocalPhoto {
  /** Names its upload. */
  key: string
  file: LocalFile
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

/** Longest edge of a photo that leaves the device, in pixels. */
const longestEdge = 1600

/** JPEG qualities, tried until one fits; the last is as poor as a reviewer should have to judge. */
const qualities = [0.8, 0.7, 0.6, 0.5]
/** Three photos within a megabyte, because a village's link may carry 20 KB per second. */
const enoughBytes = 300 * 1024

/** Beyond it a phone may run out of memory, or draw nothing without saying so; the server draws the line there too. */
export const maxPixels = 50_000_000

/** Size within the longest edge, proportions kept; never larger than it was. */
export function fit(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, longestEdge / Math.max(width, height))
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

/** Makes a JPEG of what was drawn, as good as fits, and keeps it on this device. */
export async function keepPhoto(
  size: { width: number; height: number },
  encode: (quality: number) => Promise<ArrayBuffer>
): Promise<LocalPhoto> {
  let content = new ArrayBuffer(0)
  for (const quality of qualities) {
    content = await encode(quality)
    if (content.byteLength <= enoughBytes) break
  }
  return { key: randomId(), file: await keepFile(content, 'jpg'), ...size }
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
