import { ensureBundle } from '../../server/client-bundle'
import { progress } from '../../server/log'
import startPostgres from './postgres.global-setup'

/** The built mini program, and a PostgreSQL for the server it talks to. */
export default async function setUp(): Promise<void> {
  await ensureBundle('weapp', progress)
  await startPostgres()
}
