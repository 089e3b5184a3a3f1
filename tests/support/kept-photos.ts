import type { Page } from 'playwright-core'
import { Client } from 'pg'
import { borrowEngine } from '../../server/database/engine'
import { silentLog } from './silent-log'

/** Every file that the app keeps in this browser: its SHA-256 in hexadecimal digits and its length. */
export const keptFiles = (page: Page): Promise<{ digest: string; bytes: number }[]> =>
  // Functions here bear no names: what runs TypeScript outside of jest would mark them with a helper the page lacks.
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('village-points')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(new Error(String(opening.error)))
    })
    const files = await new Promise<{ content: ArrayBuffer }[]>((resolve, reject) => {
      const reading = database.transaction('files').objectStore('files').getAll()
      reading.onsuccess = () => resolve(reading.result)
      reading.onerror = () => reject(new Error(String(reading.error)))
    })
    database.close()
    return Promise.all(
      files.map(async ({ content }) => {
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content))
        return { digest: Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''), bytes: content.byteLength }
      })
    )
  })

/** SHA-256 of photos as they came to the server that runs on the data folder, in their order in the submission. */
export async function receivedDigests(dataDir: string, submissionId: string): Promise<string[]> {
  const { url } = await borrowEngine({ dataDir, address: '', log: silentLog })
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ digest: string }>(
      `select encode(p.sha256, 'hex') as digest from submission_photos s join photos p on p.village_id = s.village_id and p.id = s.photo_id
       where s.submission_id = $1 order by s.position`,
      [submissionId]
    )
    return rows.map(({ digest }) => digest)
  } finally {
    await client.end()
  }
}
