import { createHash, randomUUID } from 'node:crypto'
import type { Tx } from '../database/client'
import type { Photos } from '../photos/photos'
import { goodsPictures } from './pictures/goods'
import { pictures } from './pictures/pictures'

interface Placing {
  villageId: string
  uploadedBy: string
  createdAt: Date
}

/** The drawn pictures, rendered like any upload and ready to be put into villages. */
export interface Album {
  /** Names of the pictures that begin with `prefix`. */
  names(prefix: string): string[]
  /**
   * Stores a copy as a photo of the village and returns its id. There are few pictures for many photos, so a copy passes for a
   * photo of its own unless it is to be found alike.
   */
  add(tx: Tx, photos: Photos, placing: Placing, name: string, options?: { alike: boolean }): Promise<string>
}

const houses = 8
const moments = ['spring', 'summer', 'autumn'] as const
const stands = [0, 1, 2] as const

/** Names are words: "courtyard <house> <moment> <stand>", "environment 3", "goods kettle". */
function drawings(): Map<string, () => Promise<Buffer>> {
  const all = new Map<string, () => Promise<Buffer>>()
  for (let house = 0; house < houses; house++) {
    // one house is seen more than once: that of the resident whose history people look at
    for (const moment of house === 0 ? moments : moments.slice(0, 1)) {
      for (const stand of stands) {
        const view = { house: `house ${house}`, moment, stand, tidy: true }
        all.set(`courtyard ${house} ${moment} ${stand}`, () => pictures.courtyard(view))
      }
    }
  }
  for (let index = 0; index < 4; index++) {
    all.set(`volunteering ${index}`, () => pictures.volunteering(`volunteering ${index}`))
    all.set(`environment ${index}`, () => pictures.environment(`environment ${index}`))
    all.set(`study ${index}`, () => pictures.study(`study ${index}`))
    all.set(`honour ${index}`, () => pictures.honour(`honour ${index}`))
  }
  for (const goods of goodsPictures) all.set(`goods ${goods}`, () => pictures.goods(goods))
  return all
}

export async function drawAlbum(photos: Photos): Promise<Album> {
  const rendered = await Promise.all(Array.from(drawings(), async ([name, draw]) => {
    const content = await draw()
    const sha256 = createHash('sha256').update(content).digest()
    return [name, { sha256, photo: await photos.process(content) }] as const
  }))
  const album = new Map(rendered)

  return {
    names: (prefix) => [...album.keys()].filter((name) => name.startsWith(prefix)),
    async add(tx, photos, { villageId, uploadedBy, createdAt }, name, { alike } = { alike: false }) {
      const drawn = album.get(name)
      if (!drawn) throw new RangeError(`no demo picture "${name}"`)
      const id = randomUUID()
      const { width, height } = drawn.photo.large
      await photos.store(villageId, id, drawn.photo)
      const unlike = createHash('sha256').update(id).digest()
      await tx
        .insertInto('photos')
        .values({
          villageId, id, uploadedBy, createdAt, width, height,
          sha256: alike ? drawn.sha256 : unlike,
          perceptualHash: (alike ? drawn.photo.perceptualHash : unlike.readBigInt64BE()).toString()
        })
        .execute()
      return id
    }
  }
}
