import { once } from 'node:events'
import { createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { buildApp } from './app'
import { bundleFolder } from './client-bundle'
import { doubts, type Config } from './config'
import { createDatabase, type Database } from './database/client'
import { startEngine } from './database/engine'
import { migrate } from './database/migrate'
import { startBasePoints, startHousekeeping, startShopkeeping } from './jobs'
import { Lifetime } from './lifetime'
import type { Log } from './log'
import { createPhotos, type Photos } from './photos/photos'
import { systemClock } from './shared/clock'
import { StartError } from './start-error'

/** What a start may fill with data before anybody is let in. */
interface Stores {
  /** Connects as the owner of the tables. */
  readonly url: string
  readonly database: Database
  readonly photos: Photos
}

interface RunOptions {
  readonly config: Config
  readonly log: Log
  /** Work to finish before the server listens. */
  readonly prepare?: (stores: Stores) => Promise<void>
}

/** Requests under way when the server is told to stop get this long; the database needs the rest of ten seconds. */
const drainMilliseconds = 8_000

/**
 * Runs the server until it is told to stop. Resolves once it listens, to its address on this machine.
 * @throws StartError
 */
export async function run({ config, log, prepare }: RunOptions): Promise<string> {
  const lifetime = new Lifetime(log)
  const address = addressOf(config)
  for (const doubt of doubts(config)) log.warn({}, doubt)
  try {
    const url = config.databaseUrl ?? (await startBundledDatabase(config, address, log, lifetime))
    await assertPortFree(config)
    await migrate(url, { log })
    const stores = openStores(config, url, log, lifetime)
    await prepare?.(stores)

    const app = await buildApp({
      database: stores.database,
      photos: stores.photos,
      clock: systemClock,
      config,
      webApp: bundleFolder('h5'),
      logger: { level: config.logLevel }
    })
    lifetime.closeAtEnd(startHousekeeping({ ...stores, clock: systemClock, log }))
    lifetime.closeAtEnd(startBasePoints({ ...stores, clock: systemClock, log }))
    lifetime.closeAtEnd(startShopkeeping({ ...stores, clock: systemClock, config, log }))
    lifetime.closeAtEnd(() => drain(app))
    await app.listen({ host: config.host, port: config.port }).catch(explainListening(config))
    lifetime.settle()
    return address
  } catch (error) {
    await lifetime.close()
    throw error
  }
}

async function startBundledDatabase(config: Config, address: string, log: Log, lifetime: Lifetime): Promise<string> {
  const engine = await startEngine({ dataDir: config.dataDir, address, log })
  lifetime.closeAtEnd(() => engine.stop())
  return engine.url
}

function openStores(config: Config, url: string, log: Log, lifetime: Lifetime): Stores {
  const database = createDatabase({
    url,
    onIdleError: (error) => log.warn({ err: error }, `A database connection was lost: ${error.message}`)
  })
  lifetime.closeAtEnd(() => database.close())
  const photos = createPhotos({ dataDir: config.dataDir, secretKey: config.secretKey })
  lifetime.closeAtEnd(() => photos.close())
  return { url, database, photos }
}

/** Takes no new requests and finishes those under way; whoever takes longer is cut off. */
async function drain(app: FastifyInstance): Promise<void> {
  const cutOff = setTimeout(() => app.server.closeAllConnections(), drainMilliseconds)
  await app.close()
  clearTimeout(cutOff)
}

/** Asked early, so that a taken port does not show only after the minutes a first start may take. */
async function assertPortFree({ host, port }: Config): Promise<void> {
  const probe = createServer()
  try {
    probe.listen(port, host)
    await once(probe, 'listening')
  } catch (error) {
    explainListening({ host, port })(error)
  }
  probe.close()
  await once(probe, 'close')
}

function explainListening({ host, port }: Pick<Config, 'host' | 'port'>): (error: unknown) => never {
  return (error) => {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    const reasons: Record<string, string> = {
      EADDRINUSE: `Port ${port} on ${host} is taken by another program. Stop that one, or set PORT to a free port`,
      EACCES: `Port ${port} needs rights that this user lacks. Set PORT to 1024 or above`,
      EADDRNOTAVAIL: `This machine has no address ${host}. Set HOST to one that it has, such as 127.0.0.1`,
      ENOTFOUND: `This machine has no address ${host}. Set HOST to one that it has, such as 127.0.0.1`
    }
    const reason = reasons[code]
    throw reason ? new StartError(reason, { cause: error }) : error
  }
}

function addressOf({ host, port }: Config): string {
  const local = ['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost'].includes(host)
  return `http://${local ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`
}
