import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../../server/paths'
import { freePort } from './free-port'
import { whenReady } from './when-ready'

export interface StartedServer {
  /** Where a browser finds it, without a slash at the end. */
  address: string
  /** Where its database and photos lie. */
  dataDir: string
  /** Ends it as Ctrl-C does and removes its data. */
  stop(): Promise<void>
}

/** Drawing five villages and building the app take this long at the very worst. */
const patience = 300_000

/** What `npm start` runs, with the demo data in a folder of its own and on a free port, once it is ready. */
export async function startServer(): Promise<StartedServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'village-points-started-'))
  const port = await freePort()
  const address = `http://localhost:${port}`
  const settings = { DATA_DIR: dataDir, PORT: String(port), HOST: '', DATABASE_URL: '', PUBLIC_URL: '', DEMO: '1', NODE_ENV: '' }
  const server = spawn(process.execPath, ['--import', 'tsx', 'server/start.ts'], {
    cwd: packageRoot,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let words = ''
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (words += String(chunk)))
  const exit = once(server, 'exit')

  async function stop(): Promise<void> {
    if (server.exitCode === null && server.signalCode === null) {
      server.kill('SIGINT')
      await exit
    } else {
      process.stderr.write(`\nThe server ended by itself (${server.exitCode ?? server.signalCode}):\n${words}\n`)
    }
    rmSync(dataDir, { recursive: true, force: true })
  }

  if (!(await whenReady(server, address, patience))) {
    await stop()
    throw new Error(`The server did not start:\n${words}`)
  }
  return { address, dataDir, stop }
}
