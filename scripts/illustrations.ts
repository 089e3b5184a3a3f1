import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { drawCourtyard } from '../server/demo/pictures/courtyard'
import { drawNoOrders, drawNoSubmissions, drawOffline } from '../server/demo/pictures/empty-states'
import { drawEnvironment } from '../server/demo/pictures/environment'
import { drawHonour } from '../server/demo/pictures/honour'
import { drawStudy } from '../server/demo/pictures/study'
import { drawVolunteering } from '../server/demo/pictures/volunteering'

/** Writes the pictures that ship with the app, drawn by what draws the demo village. Run: npm run illustrations */

const folder = path.resolve(__dirname, '../src/assets/illustrations')

// A mini-program's main package has 2 MB for everything.
const columnBytes = 15 * 1024
const emptyStateBytes = 8 * 1024

const columns = {
  courtyard: drawCourtyard({ house: 'h1', moment: 'm1', stand: 0, tidy: true }),
  volunteering: drawVolunteering('b'),
  environment: drawEnvironment('d'),
  study: drawStudy('a'),
  honour: drawHonour('a')
}

const emptyStates = {
  'no-submissions': drawNoSubmissions(),
  'no-orders': drawNoOrders(),
  offline: drawOffline()
}

async function write(file: string, picture: Buffer, maxBytes: number) {
  if (picture.length > maxBytes) throw new Error(`${file} has ${picture.length} bytes, at most ${maxBytes} are allowed`)
  await writeFile(path.join(folder, file), picture)
  process.stdout.write(`${file} ${picture.length}\n`)
}

const drawn = (svg: string) => sharp(Buffer.from(svg)).resize(480, 360)

async function main() {
  await mkdir(folder, { recursive: true })
  for (const [name, svg] of Object.entries(columns)) {
    const scene = drawn(svg).flatten({ background: 'white' })
    await write(`${name}.jpg`, await scene.jpeg({ quality: 68, mozjpeg: true }).toBuffer(), columnBytes)
  }
  for (const [name, svg] of Object.entries(emptyStates)) {
    await write(
      `${name}.png`,
      await drawn(svg).png({ palette: true, dither: 0, effort: 10 }).toBuffer(),
      emptyStateBytes
    )
  }
}

void main()
