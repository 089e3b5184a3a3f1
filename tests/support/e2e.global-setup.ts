import { ensureBundle } from '../../server/client-bundle'
import { progress } from '../../server/log'
import { chromiumPath, withoutChromium } from './browser'
import { startServer, type StartedServer } from './started-server'

declare global {
  var startedServer: StartedServer | undefined
  /** Said at the end of the run, where nobody misses it. */
  var whySkipped: string | undefined
}

/**
 * One started server with demo data for all browser tests, its address in E2E_ADDRESS and its data in E2E_DATA_DIR; without
 * a browser the built app alone.
 */
export default async function setUp(): Promise<void> {
  await ensureBundle('h5', progress)
  if (!chromiumPath()) {
    globalThis.whySkipped = withoutChromium
    return
  }
  if (process.env.E2E_ADDRESS) return
  globalThis.startedServer = await startServer()
  process.env.E2E_ADDRESS = globalThis.startedServer.address
  process.env.E2E_DATA_DIR = globalThis.startedServer.dataDir
}
