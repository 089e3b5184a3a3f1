import { open } from 'node:fs/promises'
import sharp, { type OutputInfo, type Sharp } from 'sharp'
import { AppError } from '../shared/app-error'
import { hashedSide, perceptualHash } from './perceptual-hash'

export interface Rendition {
  /** A JPEG without any metadata. */
  bytes: Buffer
  width: number
  height: number
}

export interface ProcessedPhoto {
  /** Longest edge at most 1600 px. */
  large: Rendition
  /** Longest edge at most 320 px. */
  small: Rendition
  /** Signed 64 bits, see `perceptualHash`. */
  perceptualHash: bigint
}

const maxPixels = 50_000_000
const largeEdge = 1600
const smallEdge = 320
const quality = 80
const maxSeconds = 20
// Refuses what is cut off, lets pass what merely bends the standard: some cameras write bytes that libjpeg warns about.
const failOn = 'error'

// Parallelism comes from several photos in flight; a thread pool per photo would only make them wait for each other.
sharp.concurrency(1)
sharp.cache(false)
// libvips reads SVG, GIF, TIFF and more. What is not loadable cannot be attacked, whatever a file claims to be.
// TIFF stays loadable from memory alone: it carries our own pixels from the first step to the second.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['JpegFile', 'PngFile', 'WebpFile', 'TiffBuffer'].map((loader) => `VipsForeignLoad${loader}`)
})

/**
 * Turns an uploaded file into what is stored of it.
 *
 * @throws AppError `photo_empty`, `photo_type_unsupported`, `photo_too_many_pixels` or `photo_unreadable`
 */
export async function processPhoto(path: string): Promise<ProcessedPhoto> {
  await refuseUnlessPicture(path)
  try {
    return await render(path, await readHeader(path))
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('photo_unreadable', error instanceof Error ? error.message : String(error))
  }
}

/** The type is what the first bytes say; names and declared types come from the sender. */
async function refuseUnlessPicture(path: string) {
  const file = await open(path)
  const head = Buffer.alloc(16)
  const { bytesRead } = await file.read(head, 0, head.length, 0).finally(() => file.close())
  if (bytesRead === 0) throw new AppError('photo_empty')
  const text = head.toString('latin1', 0, bytesRead)
  const known =
    text.startsWith('\xff\xd8\xff') ||
    text.startsWith('\x89PNG\r\n\x1a\n') ||
    (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP')
  if (known) return
  const heic = text.slice(4, 8) === 'ftyp'
  throw new AppError('photo_type_unsupported', heic ? 'HEIC cannot be read here, send JPEG' : 'JPEG, PNG or WebP only')
}

interface Header {
  /** Eight bits a channel, grey or RGB: the colour profile may be applied after shrinking. */
  plain: boolean
  /** Has a colour profile that changes what the numbers mean. */
  profiled: boolean
  /** Needs nothing but shrinking, as what the app sends: it has drawn the photo on a canvas before. */
  ready: boolean
}

/** Looks at sizes before a single pixel is decoded. */
async function readHeader(path: string): Promise<Header> {
  const header = await sharp(path, { limitInputPixels: false, failOn }).metadata()
  if ((header.pages ?? 1) > 1) throw new AppError('photo_type_unsupported', 'animated pictures are no photos')
  const pixels = header.width * header.height
  if (pixels > maxPixels) {
    throw new AppError('photo_too_many_pixels', `${header.width} x ${header.height}`, { pixels, maxPixels })
  }
  const plain = header.depth === 'uchar' && ['srgb', 'b-w'].includes(header.space)
  const profiled = header.icc !== undefined && !isStandard(header.icc)
  const ready = plain && !profiled && header.channels === 3 && (header.orientation ?? 1) === 1
  return { plain, profiled, ready }
}

/** Many telephones attach the profile that a picture without one is taken to have. */
const isStandard = (profile: Buffer) =>
  profile.includes('sRGB', 0, 'latin1') || profile.includes(Buffer.from('sRGB', 'utf16le').swap16())

async function render(path: string, { plain, profiled, ready }: Header): Promise<ProcessedPhoto> {
  const shrunk = sharp(path, { limitInputPixels: maxPixels, failOn, sequentialRead: true, ignoreIcc: plain })
    .timeout({ seconds: maxSeconds })
    .resize({ width: largeEdge, height: largeEdge, fit: 'inside', withoutEnlargement: true, kernel: 'cubic' })
  const upright = await (ready ? shrunk : await settle(plain && profiled ? shrunk.keepIccProfile() : shrunk))
    .raw()
    .toBuffer({ resolveWithObject: true })
  const large = pixels(upright)
  const [largeRendition, rest] = await Promise.all([jpeg(large()), renderSmall(large())])
  return { large: largeRendition, ...rest }
}

async function renderSmall(large: Sharp): Promise<Omit<ProcessedPhoto, 'large'>> {
  const small = pixels(
    await large
      .resize({ width: smallEdge, height: smallEdge, fit: 'inside', withoutEnlargement: true })
      .raw()
      .toBuffer({ resolveWithObject: true })
  )
  const [rendition, grey] = await Promise.all([
    jpeg(small()),
    small().greyscale().resize(hashedSide, hashedSide, { fit: 'fill' }).raw().toBuffer()
  ])
  return { small: rendition, perceptualHash: perceptualHash(grey) }
}

/** Turning and colour conversion cost by the pixel, so they wait until there are few of them. */
async function settle(shrunk: Sharp) {
  const between = await shrunk.keepExif().tiff({ compression: 'none' }).toBuffer()
  return sharp(between).autoOrient().flatten({ background: 'white' }).toColourspace('srgb')
}

function pixels({ data, info }: { data: Buffer; info: OutputInfo }) {
  return () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
}

async function jpeg(image: Sharp): Promise<Rendition> {
  const { data, info } = await image.jpeg({ quality }).toBuffer({ resolveWithObject: true })
  return { bytes: data, width: info.width, height: info.height }
}
