import { fastify } from 'fastify'
import { loadConfig } from './config'
import { run } from './process'
import { failStart } from './start-error'

/** The server in production: everything is built beforehand and every setting comes from the environment. */
async function main(): Promise<void> {
  const config = loadConfig(process.env, 'production')
  const { log } = fastify({ logger: { level: config.logLevel } })
  const address = await run({ config, log })
  log.info({ address, publicUrl: config.publicUrl }, 'Village Points is ready')
}

main().catch(failStart)
