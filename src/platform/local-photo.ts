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
}

export interface UploadOptions {
  /** Sent so far, 0 to 1. */
  onProgress?: (progress: number) => void
}

/** Longest edge of a photo that leaves the device, in pixels. */
export const longestEdge = 1600
export const jpegQuality = 0.8

/** Size within the longest edge, proportions kept; never larger than it was. */
export function fit(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, longestEdge / Math.max(width, height))
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}
