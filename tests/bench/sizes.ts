import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { packageRoot } from '../../server/paths'

/** Sizes of both outputs as they lie in dist: build first. Kilobytes are 1,024 bytes. */

const weapp = join(packageRoot, 'dist/weapp')
const h5 = join(packageRoot, 'dist/h5')

function main(): void {
  for (const folder of [weapp, h5]) {
    if (!existsSync(folder)) throw new Error(`${folder} is missing: npm run build:weapp && npm run build:h5`)
  }
  const files = filesIn(weapp)
  const app = JSON.parse(readFileSync(join(weapp, 'app.json'), 'utf8')) as { subPackages?: { root: string }[] }
  const roots = (app.subPackages ?? []).map(({ root }) => root.replace(/\/?$/, '/'))
  const within = (root: string) => files.filter((file) => relative(weapp, file).startsWith(root))
  const inSubpackages = new Set(roots.flatMap(within))

  console.log(`weapp main package   ${kilobytes(files.filter((file) => !inSubpackages.has(file)))}`)
  for (const root of roots) console.log(`weapp ${root.padEnd(15)} ${kilobytes(within(root))}`)
  console.log(`weapp whole          ${kilobytes(files)}`)

  const page = readFileSync(join(h5, 'index.html'), 'utf8')
  const first = Array.from(page.matchAll(/src="\/([^"]+\.js)"/g), ([, path]) => join(h5, path ?? ''))
  console.log(`H5 scripts of the first load   ${kilobytes(first)} raw, ${(gzipped(first) / 1024).toFixed(0)} KB gzip`)
  const scripts = filesIn(h5).filter((file) => file.endsWith('.js'))
  console.log(`H5 scripts, all                ${kilobytes(scripts)} raw, ${(gzipped(scripts) / 1024).toFixed(0)} KB gzip`)
}

const kilobytes = (files: string[]): string =>
  `${(files.reduce((sum, file) => sum + statSync(file).size, 0) / 1024).toFixed(0)} KB`

const gzipped = (files: string[]): number => files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

main()
