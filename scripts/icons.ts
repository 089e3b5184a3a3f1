import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { iconNames } from '../src/components/icons'
import { chrome } from '../src/styles/chrome'

/** Writes the mask sheet of the app's icons and the tab bar's pictures, both from lucide, and the app's own seal. Run: npm run icons */

const root = path.resolve(__dirname, '..')
const tabs = { home: 'house', board: 'medal', shop: 'shopping-bag', me: 'user' }
const tabColours = { plain: chrome.inkSecond, selected: chrome.jade }
const tabPixels = 81

async function drawing(name: string): Promise<string> {
  const svg = await readFile(path.join(root, 'node_modules/lucide-static/icons', `${name}.svg`), 'utf8')
  return svg.replace(/<!--.*?-->/s, '').replace(/\s+class="[^"]*"/, '').replace(/\s+/g, ' ').replace(/ ?([<>]|\/>) ?/g, '$1').trim()
}

/** An SVG as the shortest address that both style sheet engines take: percent codes only where they must be. */
function address(svg: string): string {
  return `data:image/svg+xml,${svg.replace(/"/g, "'").replace(/[%#<>]/g, encodeURIComponent)}`
}

async function writeMasks() {
  const rules = await Promise.all(
    iconNames.map(async (name) => `.icon--${name} {\n  --mask: url("${address(await drawing(name))}");\n}\n`)
  )
  const head = '// Written by npm run icons from lucide (ISC licence).\n\n'
  await writeFile(path.join(root, 'src/components/icon-masks.scss'), head + rules.join('\n'))
}

async function writeTabs() {
  const folder = path.join(root, 'src/assets/tab')
  await mkdir(folder, { recursive: true })
  for (const [tab, name] of Object.entries(tabs)) {
    const svg = await drawing(name)
    for (const [state, colour] of Object.entries(tabColours)) {
      const file = path.join(folder, state === 'plain' ? `${tab}.png` : `${tab}-${state}.png`)
      const coloured = Buffer.from(svg.replace('currentColor', colour))
      await sharp(coloured, { density: 400 }).resize(tabPixels).png({ compressionLevel: 9, palette: true }).toFile(file)
    }
  }
}

/** The vermilion seal that an approval is pressed with; its character is drawn with a serif of this machine. */
const seal = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
  <circle cx="32" cy="32" r="31" fill="${chrome.vermilion}"/>
  <circle cx="32" cy="32" r="26.5" fill="none" stroke="${chrome.card}" stroke-width="1.6"/>
  <text x="32" y="43.5" font-family="Noto Serif CJK SC, serif" font-weight="bold" font-size="34" fill="${chrome.card}"
    text-anchor="middle">分</text>
</svg>`

/** A picture in the frame of an .ico file: one entry, the PNG as it is. */
function ico(png: Buffer, pixels: number): Buffer {
  const head = Buffer.alloc(22)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(1, 4)
  head.writeUInt8(pixels, 6)
  head.writeUInt8(pixels, 7)
  head.writeUInt16LE(1, 10)
  head.writeUInt16LE(32, 12)
  head.writeUInt32LE(png.length, 14)
  head.writeUInt32LE(head.length, 18)
  return Buffer.concat([head, png])
}

/** What a browser shows in its tab, and a phone on its home screen. */
async function writeSeal() {
  const folder = path.join(root, 'src/assets/seal')
  await mkdir(folder, { recursive: true })
  const draw = (pixels: number) => sharp(Buffer.from(seal), { density: 400 }).resize(pixels).png({ compressionLevel: 9, palette: true })
  const tabSize = 64
  await writeFile(path.join(folder, 'favicon.ico'), ico(await draw(tabSize).toBuffer(), tabSize))
  await draw(180).flatten({ background: chrome.paper }).toFile(path.join(folder, 'apple-touch-icon.png'))
}

Promise.all([writeMasks(), writeTabs(), writeSeal()]).catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
