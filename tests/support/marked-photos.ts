import sharp from 'sharp'
import { fromTelephone, photograph } from './photographs'

const size = { width: 1800, height: 2400 }
const mark = { width: 300, height: 300, channels: 3 } as const

const patch = (background: string, left: number) => ({ input: { create: { ...mark, background } }, left, top: 0 })

/** By orientation: how a telephone that was held so turned the picture before it wrote it. */
const turns = { 3: 180, 6: 270, 8: 90 } as const

/**
 * A real photograph of 1800 × 2400 px seen upright, red in the top left corner and blue in the top right, written as a
 * telephone does: turned away with the orientation to turn it back, place and device in EXIF and XMP, a colour profile.
 */
export async function markedPhoto(name: Parameters<typeof photograph>[0], orientation: keyof typeof turns): Promise<Buffer> {
  const upright = await photograph(name)
    .resize({ ...size, fit: 'cover' })
    .composite([patch('red', 0), patch('blue', size.width - mark.width)])
    .jpeg()
    .toBuffer()
  return fromTelephone(sharp(upright).rotate(turns[orientation]), orientation)
}

/** What the picture shows in its four corners, and how large it is. */
export async function lookAt(photo: Buffer) {
  const { data, info } = await sharp(photo).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const inset = Math.round(width / 20)
  const at = (x: number, y: number) => nameOf([...data.subarray((y * width + x) * info.channels)].slice(0, 3))
  return {
    width,
    height,
    topLeft: at(inset, inset),
    topRight: at(width - inset, inset),
    bottomLeft: at(inset, height - inset),
    bottomRight: at(width - inset, height - inset)
  }
}

function nameOf([red = 0, green = 0, blue = 0]: number[]): 'red' | 'blue' | 'other' {
  if (red > 180 && green < 90 && blue < 90) return 'red'
  return blue > 180 && green < 90 && red < 90 ? 'blue' : 'other'
}

const marks = { topLeft: 'red', topRight: 'blue', bottomLeft: 'other', bottomRight: 'other' }
/** How a marked photo looks once it is served, large and small. */
export const uprightLarge = { width: 1200, height: 1600, ...marks }
export const uprightSmall = { width: 240, height: 320, ...marks }

const traces = ['Exif', 'ICC_PROFILE', 'http://ns.adobe.com', 'Photoshop', 'Telephone', 'taken at home']

/** The tag that leads to the place, in either byte order. */
const placeTags = [Buffer.from([0x25, 0x88, 0x04, 0x00]), Buffer.from([0x88, 0x25, 0x00, 0x04])]

/** What a picture still tells beside its pixels: nothing, for every one that is served. */
export async function tracesIn(photo: Buffer): Promise<string[]> {
  const { exif, icc, xmp, iptc, orientation } = await sharp(photo).metadata()
  const gps = placeTags.some((tag) => exif?.includes(tag)) || undefined
  const blocks = Object.entries({ exif, gps, icc, xmp, iptc, orientation }).filter(([, block]) => block !== undefined)
  return [...blocks.map(([name]) => name), ...traces.filter((trace) => photo.includes(trace))]
}
