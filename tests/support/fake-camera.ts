import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import qrcode from 'qrcode-generator'
import sharp from 'sharp'

const width = 640
const height = 480

/** A printed code as a camera sees it, a little turned on a wooden counter. @returns path of a film that Chromium plays instead of one */
export async function filmOfCode(text: string): Promise<string> {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const card = await sharp(Buffer.from(code.createSvgTag({ cellSize: 8, margin: 32 })))
    .resize(300, 300)
    .rotate(7, { background: '#8a6d4f' })
    .toBuffer({ resolveWithObject: true })
  const { data } = await sharp({ create: { width, height, channels: 3, background: '#8a6d4f' } })
    .composite([{ input: card.data, gravity: 'centre' }])
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const grey = Buffer.alloc(width * height / 2, 128)
  const path = join(mkdtempSync(join(tmpdir(), 'village-points-camera-')), 'code.y4m')
  writeFileSync(path, Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F5:1 Ip A1:1 C420jpeg\nFRAME\n`), data, grey]))
  return path
}
