import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { bundleFolder } from '../../server/client-bundle'

/** Sizes of the built mini program in bytes, as WeChat counts them: everything that lies in the folder. */
export interface WeappSizes {
  main: number
  whole: number
  subpackages: Record<string, number>
}

/** @returns paths relative to the folder */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
}

export function weappSizes(): WeappSizes {
  const folder = bundleFolder('weapp')
  const app = JSON.parse(readFileSync(path.join(folder, 'app.json'), 'utf8')) as { subPackages?: { root: string }[] }
  const roots = (app.subPackages ?? []).map(({ root }) => root.replace(/\/$/, ''))
  const subpackages = Object.fromEntries(roots.map((root) => [root, 0]))
  let main = 0
  for (const file of filesIn(folder)) {
    const size = statSync(path.join(folder, file)).size
    const root = roots.find((candidate) => file.startsWith(`${candidate}/`))
    if (root) subpackages[root] = (subpackages[root] ?? 0) + size
    else main += size
  }
  return { main, subpackages, whole: Object.values(subpackages).reduce((sum, size) => sum + size, main) }
}

/** Full paths of all scripts of the app for browsers. */
export function h5Scripts(): string[] {
  const folder = bundleFolder('h5')
  return filesIn(folder).filter((file) => file.endsWith('.js')).map((file) => path.join(folder, file))
}

/** The scripts a browser fetches when the app opens on a page: those of the document, then those the page is made of. */
export function firstLoad(page: string): string[] {
  const document = readFileSync(path.join(bundleFolder('h5'), 'index.html'), 'utf8')
  const scripts = h5Scripts()
  const first = scripts.filter((script) => document.includes(` src="/js/${path.basename(script)}"`))
  const loads = first.map((script) => readFileSync(script, 'utf8')).flatMap((code) => loaderOf(page, code))
  // A chunk has a number; the one that several pages share has a name as well, which its file bears instead.
  const chunk = (id: string) => scripts.find((script) => path.basename(script).startsWith(`${id}.`)) ?? scripts.find(isShared)
  return [...new Set([...first, ...loads.map(chunk).filter((script) => script !== undefined)])]
}

const isShared = (script: string) => path.basename(script).startsWith('shared.')

/** The numbers of the chunks that Taro's router asks for before it shows the page. */
function loaderOf(page: string, code: string): string[] {
  const [, loader = ''] = code.split(`path:"${page}",load:`)
  const [promises = ''] = loader.split('.then(')
  return Array.from(promises.matchAll(/\.e\((\d+)\)/g), ([, id = '']) => id)
}

export const gzippedSize = (files: string[]): number => files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)

export const rawSize = (files: string[]): number => files.reduce((sum, file) => sum + statSync(file).size, 0)
