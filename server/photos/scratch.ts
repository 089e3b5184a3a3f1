import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const leftoverAfterMs = 60 * 60 * 1000

/** Makes a folder for files that live as long as a request, and clears it of what a killed server left there. */
export function openScratch(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    // younger files may belong to a server that shares the folder
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity)
    if (age > leftoverAfterMs) rmSync(path, { recursive: true, force: true })
  }
}

/** Runs `work` on a file with these bytes, which is gone afterwards, whatever the outcome. */
export async function withScratchFile<T>(folder: string, content: Buffer, work: (path: string) => Promise<T>): Promise<T> {
  const path = join(folder, randomUUID())
  try {
    await writeFile(path, content, { flag: 'wx', mode: 0o600 })
    return await work(path)
  } finally {
    await rm(path, { force: true })
  }
}
