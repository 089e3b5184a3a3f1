import { startEngine } from '../../server/database/engine'
import { silentLog } from './silent-log'

/** A process to be killed: holds the bundled PostgreSQL on the folder given and prints its url when it answers. */
async function hold(): Promise<void> {
  const engine = await startEngine({ dataDir: process.argv[2] ?? '', address: 'http://localhost:4210', log: silentLog })
  process.stdout.write(`${engine.url}\n`)
  setInterval(() => undefined, 60_000)
}

void hold()
