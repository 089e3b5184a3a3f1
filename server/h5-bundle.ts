import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Log } from './log'
import { packageRoot } from './paths'
import { StartError } from './start-error'

/** Where the built app for browsers lies. */
export const h5Folder = join(packageRoot, 'dist', 'h5')
const hashFile = join(h5Folder, '.build-hash')
const inputs = ['src', 'config', 'types/contract', 'package-lock.json', 'babel.config.js', 'tsconfig.json']

/**
 * Builds the app for browsers into dist/h5, unless what is there was built from the same sources.
 * @throws StartError with the builder's own words when the build fails
 */
export async function ensureH5Bundle(log: Log): Promise<void> {
  const hash = hashInputs()
  if (existsSync(hashFile) && readFileSync(hashFile, 'utf8') === hash) return
  const cli = findTaro()
  if (!cli) return keepPresentBundle(log)
  log.info({}, 'Building the app for browsers (about half a minute, only after a change)')
  rmSync(hashFile, { force: true })
  await build(cli, log)
  writeFileSync(hashFile, hash)
}

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
function keepPresentBundle(log: Log): void {
  if (!existsSync(join(h5Folder, 'index.html'))) {
    throw new StartError('The app for browsers is not built, nor is its builder installed: npm ci && npm run build:h5')
  }
  log.warn({}, 'The app for browsers may be older than its sources, but its builder is not installed')
}

async function build(cli: string, log: Log): Promise<void> {
  const start = Date.now()
  const builder = spawn(process.execPath, [cli, 'build', '--type', 'h5'], {
    cwd: packageRoot,
    // CI: the builder writes lines instead of redrawing a progress bar.
    env: { ...process.env, NODE_ENV: 'production', CI: 'true' },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let words = ''
  for (const stream of [builder.stdout, builder.stderr]) stream.on('data', (chunk) => (words += String(chunk)))
  const seconds = () => Math.round((Date.now() - start) / 1000)
  const ticking = setInterval(() => log.info({}, `Still building the app for browsers (${seconds()} s)`), 10_000)
  const stop = () => builder.kill()
  process.once('exit', stop)
  const [status] = (await once(builder, 'close')) as [number | null]
  process.off('exit', stop)
  clearInterval(ticking)
  if (status !== 0 || !existsSync(join(h5Folder, 'index.html'))) {
    throw new StartError(`The app for browsers could not be built:\n${lastLines(words)}`)
  }
  log.info({}, `Built the app for browsers in ${seconds()} s`)
}

/** The reason stands at the end, after much that worked. */
function lastLines(words: string): string {
  return words.trim().split('\n').slice(-60).join('\n')
}
