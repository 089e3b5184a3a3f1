import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Log } from './log'
import { packageRoot } from './paths'
import { StartError } from './start-error'

/** The app for browsers, and the mini program. */
export type Target = 'h5' | 'weapp'

/** Where the built app lies. */
export const bundleFolder = (target: Target): string => join(packageRoot, 'dist', target)

const names = { h5: 'app for browsers', weapp: 'mini program' } as const
const entries = { h5: 'index.html', weapp: 'app.json' } as const
const inputs = ['src', 'config', 'types/contract', 'package-lock.json', 'babel.config.js', 'tsconfig.json', 'project.config.json']

/**
 * Builds the app into dist/<target>, unless what is there was built from the same sources.
 * @throws StartError with the builder's own words when the build fails
 */
export async function ensureBundle(target: Target, log: Log): Promise<void> {
  const hash = hashInputs()
  // Within the folder, which every build empties: what is being developed is not mistaken for this one.
  const hashFile = join(bundleFolder(target), '.build-hash')
  if (existsSync(hashFile) && readFileSync(hashFile, 'utf8') === hash) return
  const cli = findTaro()
  if (!cli) return keepPresentBundle(target, log)
  log.info({}, `Building the ${names[target]} (about half a minute, only after a change)`)
  rmSync(hashFile, { force: true })
  await build(cli, target, log)
  writeFileSync(hashFile, hash)
}

const isBuilt = (target: Target): boolean => existsSync(join(bundleFolder(target), entries[target]))

function hashInputs(): string {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap(filesIn)) {
    hash.update(`${file}\0`).update(readFileSync(join(packageRoot, file))).update('\0')
  }
  const manifest = readFileSync(join(packageRoot, 'package.json'), 'utf8')
  const { browserslist } = JSON.parse(manifest) as { browserslist: unknown }
  const settings = Object.entries(process.env).filter(([name]) => name.startsWith('TARO_APP_')).sort()
  return hash.update(JSON.stringify([browserslist, settings])).digest('hex')
}

function filesIn(path: string): string[] {
  if (!statSync(join(packageRoot, path)).isDirectory()) return [path]
  return readdirSync(join(packageRoot, path)).sort().flatMap((name) => filesIn(`${path}/${name}`))
}

function findTaro(): string | null {
  try {
    return createRequire(join(packageRoot, 'package.json')).resolve('@tarojs/cli/bin/taro')
  } catch {
    return null
  }
}

/** A production install may leave the builder out and bring the result along. */
function keepPresentBundle(target: Target, log: Log): void {
  if (!isBuilt(target)) {
    throw new StartError(`The ${names[target]} is not built, nor is its builder installed: npm ci && npm run build:${target}`)
  }
  log.warn({}, `The ${names[target]} may be older than its sources, but its builder is not installed`)
}

async function build(cli: string, target: Target, log: Log): Promise<void> {
  const start = Date.now()
  const builder = spawn(process.execPath, [cli, 'build', '--type', target], {
    cwd: packageRoot,
    // CI: the builder writes lines instead of redrawing a progress bar.
    env: { ...process.env, NODE_ENV: 'production', CI: 'true' },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let words = ''
  for (const stream of [builder.stdout, builder.stderr]) stream.on('data', (chunk) => (words += String(chunk)))
  const seconds = () => Math.round((Date.now() - start) / 1000)
  const ticking = setInterval(() => log.info({}, `Still building the ${names[target]} (${seconds()} s)`), 10_000)
  const stop = () => builder.kill()
  process.once('exit', stop)
  const [status] = (await once(builder, 'close')) as [number | null]
  process.off('exit', stop)
  clearInterval(ticking)
  if (status !== 0 || !isBuilt(target)) {
    throw new StartError(`The ${names[target]} could not be built:\n${lastLines(words)}`)
  }
  log.info({}, `Built the ${names[target]} in ${seconds()} s`)
}

/** The reason stands at the end, after much that worked. */
function lastLines(words: string): string {
  return words.trim().split('\n').slice(-60).join('\n')
}
