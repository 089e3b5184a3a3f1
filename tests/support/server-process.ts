import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { packageRoot } from '../../server/paths'
import { freePort } from './free-port'
import type { Reachable } from './person'
import { whenReady } from './when-ready'

/** A server as an operator runs it: a Node process of its own over a database that others use too. */
export interface ServerProcess extends Reachable {
  port: number
  /** Ends it as an operator does; resolves once it is gone. */
  stop(): Promise<void>
}

interface Options {
  /** Of the database. */
  url: string
  dataDir: string
  secretKey: string
}

/** Reading all of its source takes this long on a very busy machine. */
const patience = 120_000

/** Resolves once it is ready. */
export async function startServerProcess({ url, dataDir, secretKey }: Options): Promise<ServerProcess> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const settings = {
    DATABASE_URL: url, DATA_DIR: dataDir, PORT: String(port), HOST: '', SECRET_KEY: secretKey, PUBLIC_URL: `http://localhost:${port}`,
    LOG_LEVEL: 'error'
  }
  const server = spawn(process.execPath, ['--import', 'tsx', join(packageRoot, 'server/main.ts')], {
    cwd: packageRoot,
    env: { ...process.env, NODE_ENV: '', ...settings },
    stdio: ['ignore', 'inherit', 'inherit']
  })
  const exit = once(server, 'exit')

  async function stop(): Promise<void> {
    server.kill()
    await exit
  }

  if (!(await whenReady(server, address, patience))) {
    await stop()
    throw new Error('The server did not become ready.')
  }
  return {
    port,
    stop,
    async inject({ method, url: path, headers, payload }) {
      if (typeof path !== 'string') throw new TypeError('only paths are understood')
      const answer = await fetch(`${address}${path}`, {
        method,
        headers: { ...(payload !== undefined && { 'content-type': 'application/json' }), ...(headers as Record<string, string>) },
        ...(payload !== undefined && { body: JSON.stringify(payload) })
      })
      return { statusCode: answer.status, headers: Object.fromEntries(answer.headers), payload: await answer.text() }
    }
  }
}
