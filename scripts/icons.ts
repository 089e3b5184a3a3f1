import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { iconNames } from '../src/components/icons'
import { chrome } from '../src/styles/chrome'

/** Writes the mask sheet of the app's icons and the tab bar's pictures, both from lucide. Run: npm run icons */

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

Promise.all([writeMasks(), writeTabs()]).catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
