import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { createPhotos } from '../../server/photos/photos'
import { processPhoto } from '../../server/photos/pipeline'
import { photographPath } from '../support/photographs'

/**
 * The photo pipeline (1600 px, 320 px and fingerprint, metadata gone) against merely decoding the same 12-megapixel
 * JPEG, taken in turns in one run, because absolute times drift. Run: tsx tests/bench/photos.ts
 */

const width = 4000
const height = 3000
const rounds = 21
const batch = 30

/** Twelve megapixels with the detail of real photographs: the two that are at hand, side by side over and over. */
async function twelveMegapixels(): Promise<Sharp> {
  const tile = (name: 'home' | 'alps') =>
    sharp(photographPath(name)).resize(800, 600, { fit: 'cover' }).toColourspace('srgb').raw().toBuffer()
  const tiles = await Promise.all([tile('home'), tile('alps')])
  const pixels = await sharp({ create: { width, height, channels: 3, background: 'white' } })
    .composite(
      Array.from({ length: 25 }, (_, i) => ({
        input: tiles[i % 2] ?? Buffer.alloc(0),
        raw: { width: 800, height: 600, channels: 3 as const },
        left: (i % 5) * 800,
        top: Math.floor(i / 5) * 600
      }))
    )
    .raw()
    .toBuffer()
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

async function milliseconds(work: () => Promise<unknown>) {
  const [start, before] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(before)
  return { wall: performance.now() - start, cpu: (user + system) / 1000 }
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN

/** Processor time is what a busy machine distorts least; wall time is what somebody waits for. */
async function compare(path: string) {
  const decode = () => sharp(path, { ignoreIcc: true }).raw().toBuffer()
  const times: Record<'decode' | 'pipeline', Awaited<ReturnType<typeof milliseconds>>>[] = []
  for (let round = 0; round <= rounds; round++) {
    const taken = { decode: await milliseconds(decode), pipeline: await milliseconds(() => processPhoto(path)) }
    if (round > 0) times.push(taken)
  }
  const ratio = (clock: 'wall' | 'cpu') =>
    Number(median(times.map(({ decode, pipeline }) => pipeline[clock] / decode[clock])).toFixed(2))
  return {
    'bare decode ms': Math.round(median(times.map(({ decode }) => decode.wall))),
    'pipeline ms': Math.round(median(times.map(({ pipeline }) => pipeline.wall))),
    ratio: ratio('wall'),
    'ratio of processor time': ratio('cpu')
  }
}

/** Whole photos as the server takes them: decoded in the other process, stored durably. */
async function uploads(folder: string, path: string) {
  const photos = createPhotos({ dataDir: folder, secretKey: 'bench' })
  const village = crypto.randomUUID()
  const upload = async () => {
    await photos.store(village, crypto.randomUUID(), await photos.process(readFileSync(path)))
  }
  await upload()
  const { wall } = await milliseconds(() => Promise.all(Array.from({ length: batch }, upload)))
  await photos.close()
  return { uploads: batch, 'per second': Number(((batch * 1000) / wall).toFixed(1)) }
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'village-points-bench-'))
  const write = async (name: string, image: Sharp) => {
    const path = join(folder, name)
    await image.jpeg({ quality: 90 }).toFile(path)
    return path
  }
  try {
    const source = await twelveMegapixels()
    const plain = await write('plain.jpg', source.clone())
    const samples = {
      plain,
      'turned by 90°': await write('turned.jpg', source.clone().withMetadata({ orientation: 6 })),
      'wide colours (P3)': await write('wide.jpg', source.clone().withIccProfile('p3'))
    }
    const size = (statSync(plain).size / 2 ** 20).toFixed(1)
    process.stdout.write(`${width} x ${height} JPEG of ${size} MB, ${cpus().length} cores, Node ${process.version}\n`)
    const rows: Record<string, Awaited<ReturnType<typeof compare>>> = {}
    for (const [name, path] of Object.entries(samples)) rows[name] = await compare(path)
    console.table(rows)
    console.table([await uploads(folder, plain)])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

void main()
