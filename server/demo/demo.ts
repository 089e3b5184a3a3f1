import { sql } from 'kysely'
import type { Config } from '../config'
import type { Database, Tx } from '../database/client'
import { asOwner } from '../database/owner'
import type { Log } from '../log'
import { demoSubject } from '../modules/sessions/sessions.service'
import type { Photos } from '../photos/photos'
import { provisionGoods } from '../provisioning/provision-goods'
import { provisionVillage, type NewVillage } from '../provisioning/provision-village'
import { drawAlbum, type Album } from './album'
import { enactHistory, type Cast } from './history'
import { demoFamily, demoPeople, demoResidentName, demoSupervisor, demoVillages } from './people'
import { priceSheet } from './price-sheet'

interface DemoOptions {
  /** Connects as the owner of the tables. */
  url: string
  photos: Photos
  config: Pick<Config, 'secretKey' | 'trustProxy' | 'publicUrl'>
  log: Log
  now: Date
  /** Default: the five villages of the pilot. */
  villages?: readonly NewVillage[]
}

const historyDays = 75
/** News that nobody has opened yet is at most so old. */
const unreadDays = 5

/**
 * Fills an empty database with the demo villages and their history, in one transaction: either all of it is there or
 * nothing. A database that holds a village already is left as it is.
 */
export async function loadDemoOnce({ url, photos, config, log, now, villages = demoVillages }: DemoOptions): Promise<void> {
  await asOwner(url, async (tx) => {
    await sql`lock table villages in share row exclusive mode`.execute(tx)
    if (await tx.selectFrom('villages').select('id').limit(1).executeTakeFirst()) return
    log.info({}, 'Drawing the demo pictures (first start only)')
    const album = await drawAlbum(photos)
    const start = new Date(now.getTime() - (historyDays + 1) * 86_400_000)
    for (const [index, village] of villages.entries()) {
      log.info({}, `Loading the demo village ${village.name}`)
      const cast = await settle(tx, village, { album, photos, start: new Date(start.getTime() + index * 60_000) })
      await enactHistory({ tx, database: withinTransaction(tx), photos, config, album, cast, now, days: historyDays })
    }
    await readOldMessages(tx, new Date(now.getTime() - unreadDays * 86_400_000))
    const { persona, name, roles } = demoSupervisor
    const account = { villageId: null, householdId: null, name, roles, consentedAt: start, createdAt: start }
    await insertDemoAccount(tx, account, demoSubject(persona, ''))
  })
}

async function readOldMessages(tx: Tx, before: Date): Promise<void> {
  await tx.updateTable('messages').set((eb) => ({ readAt: eb.ref('createdAt') })).where('createdAt', '<', before).execute()
}

/** The services' view of the database while everything happens in one open transaction of the owner. */
function withinTransaction(tx: Tx): Database {
  return {
    async inVillage(villageId, work) {
      await sql`select set_config('app.village_id', ${villageId ?? ''}, true)`.execute(tx)
      return work(tx)
    },
    outside: (work) => work(tx),
    ping: async () => undefined,
    close: async () => undefined
  }
}

async function settle(
  tx: Tx,
  village: NewVillage,
  { album, photos, start }: { album: Album; photos: Photos; start: Date }
): Promise<Cast> {
  const { id: villageId, households } = await provisionVillage(tx, village, start)
  const common = { villageId, consentedAt: start, createdAt: start }

  const people = new Map<string, string>()
  for (const { persona, name, roles, household } of demoPeople) {
    const householdId = household === null ? null : (households[household]?.id ?? null)
    people.set(persona, await insertDemoAccount(tx, { ...common, householdId, name, roles }, demoSubject(persona, village.name)))
  }
  for (const { name, household } of demoFamily) {
    await insertAccount(tx, { ...common, householdId: households[household]?.id ?? null, name, roles: ['resident'] })
  }
  const taken = new Set(demoPeople.map((person) => person.household))
  const residents = new Map<number, string>()
  for (const [index, household] of households.entries()) {
    if (taken.has(index)) continue
    residents.set(index, await insertAccount(
      tx, { ...common, householdId: household.id, name: demoResidentName(index), roles: ['resident'] }))
  }

  const keeper = people.get('shopkeeper') ?? ''
  const shelf = []
  for (const { picture, ...goods } of priceSheet) {
    const picturePhotoId = await album.add(tx, photos, { villageId, uploadedBy: keeper, createdAt: start }, `goods ${picture}`)
    shelf.push({ ...goods, picturePhotoId })
  }
  await provisionGoods(tx, villageId, shelf, start)
  return { village: village.name, villageId, households, people, residents }
}

interface NewAccount {
  villageId: string | null
  householdId: string | null
  name: string
  roles: (typeof demoSupervisor)['roles']
  consentedAt: Date
  createdAt: Date
}

async function insertAccount(tx: Tx, account: NewAccount): Promise<string> {
  const { id } = await tx.insertInto('accounts').values(account).returning('id').executeTakeFirstOrThrow()
  return id
}

async function insertDemoAccount(tx: Tx, account: NewAccount, subject: string): Promise<string> {
  const accountId = await insertAccount(tx, account)
  const { villageId, createdAt } = account
  await tx.insertInto('identities').values({ provider: 'demo', subject, accountId, villageId, createdAt, secretHash: null }).execute()
  return accountId
}
