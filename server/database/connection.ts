import { Client } from 'pg'
import { StartError } from '../start-error'

/**
 * Runs `work` on one connection to `url`, which is closed afterwards.
 * @throws StartError when there is no connection, with the driver's error as its cause
 */
export async function withConnection<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // A connection that breaks also rejects what waits for it; without a listener the event would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    // An error that gathers one per address of a host has no message of its own.
    const { message, code } = error as NodeJS.ErrnoException
    throw new StartError(`No connection to the database at ${placeOf(client)}: ${message || code}`, { cause: error })
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The address without its password. */
export function placeOf({ user, host, port, database }: Client): string {
  return `${user}@${host}:${port}/${database}`
}
