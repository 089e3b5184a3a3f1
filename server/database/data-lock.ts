import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '../start-error'
import { processMark } from './processes'

interface Holder {
  readonly pid: number
  readonly mark: string
  readonly address: string
  readonly since: string
}

/** A data folder that another living server uses. */
export class DataFolderInUse extends StartError {
  override readonly name = 'DataFolderInUse'

  constructor(dataDir: string, holder: Holder) {
    super(
      `The data folder ${dataDir} is in use by another Village Points server: process ${holder.pid}, ` +
        `${holder.address}, running since ${holder.since}. ` +
        'Open that address, or stop that process, or set DATA_DIR and PORT for a second server.'
    )
  }
}

/**
 * Makes this process the only server on a data folder until `release`.
 * A lock whose process is dead is taken over.
 * @param address where this server will answer, shown to whoever is refused
 * @throws DataFolderInUse
 */
export function lockDataFolder(dataDir: string, address: string): { release(): void } {
  const file = join(dataDir, 'server.lock')
  const draft = `${file}.${process.pid}`
  const holder: Holder = {
    pid: process.pid,
    mark: processMark(process.pid) ?? '',
    address,
    since: new Date().toISOString()
  }
  const content = `${JSON.stringify(holder)}\n`
  writeFileSync(draft, content, { mode: 0o644 })
  try {
    while (!linkUnlessTaken(draft, file)) removeIfStale(dataDir, file)
  } finally {
    rmSync(draft, { force: true })
  }
  return {
    release() {
      if (read(file) === content) rmSync(file, { force: true })
    }
  }
}

/** A link, unlike a write, appears with its whole content or not at all. */
function linkUnlessTaken(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function removeIfStale(dataDir: string, file: string): void {
  const content = read(file)
  if (content === null) return
  const holder = parse(content)
  if (holder && processMark(holder.pid) === holder.mark) throw new DataFolderInUse(dataDir, holder)

  // Another server may have taken over the stale lock a moment ago: what was moved aside must be what was judged.
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  if (read(aside) !== content) linkUnlessTaken(aside, file)
  rmSync(aside, { force: true })
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function parse(content: string): Holder | null {
  try {
    return JSON.parse(content) as Holder
  } catch {
    return null
  }
}
