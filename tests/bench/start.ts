import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../../server/paths'

/** Seconds from what `npm start` runs to the first good answer: cold (no data, nothing built), and warm (nothing changed since). */

const port = 4791

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vp-bench-start-'))
  try {
    rmSync(join(packageRoot, 'dist/h5'), { recursive: true, force: true })
    const cold = await secondsUntilReady(dataDir)
    const warm = [await secondsUntilReady(dataDir), await secondsUntilReady(dataDir), await secondsUntilReady(dataDir)].sort()
    console.log(`\ncold start  ${cold.toFixed(1)} s  (build the H5 app, create the database, load the demo villages)`)
    console.log(`warm start  ${warm[1]?.toFixed(1)} s  (median of ${warm.length})`)
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function secondsUntilReady(dataDir: string): Promise<number> {
  const started = Date.now()
  const server = spawn(process.execPath, ['--import', 'tsx', 'server/start.ts'], {
    cwd: packageRoot,
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port) },
    stdio: 'ignore'
  })
  const exit = once(server, 'exit')
  try {
    for (;;) {
      if (server.exitCode !== null) throw new Error('the server ended by itself; run npm start to see why')
      if (await fetch(`http://127.0.0.1:${port}/readyz`).then((answer) => answer.ok, () => false)) break
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return (Date.now() - started) / 1000
  } finally {
    server.kill('SIGINT')
    await exit
  }
}

void main()
