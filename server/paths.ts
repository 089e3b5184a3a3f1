import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder with package.json: the same from the sources and from the compiled dist/server. */
export const packageRoot = findPackageRoot(__dirname)

function findPackageRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error(`No package.json above ${__dirname}: the server must run inside its package`)
  return findPackageRoot(parent)
}
