import { randomBytes, randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { Pool } from 'pg'
import { buildApp, type AppOptions } from '../../server/app'
import { createDatabase } from '../../server/database/client'
import { sha256 } from '../../server/shared/secrets'
import type { Clock } from '../../server/shared/clock'
import type { Role } from '../../types/contract/sessions'
import { createPerson, type Person } from './person'
import { createTestDatabase } from './postgres'
import { snapshotOf } from './snapshot'
import { temporaryPhotos } from './temporary-photos'
import { settle, type VillageFixture } from './village'

/** A clock that stands until it is told to move. */
export interface SettableClock extends Clock {
  current: Date
  advance(milliseconds: number): void
}

type Persona = keyof VillageFixture['people'] | 'supervisor'

export interface TestServer {
  app: FastifyInstance
  /** Of the database, as the owner of its tables. */
  url: string
  clock: SettableClock
  /** What the server works on, for something else that works on it too. */
  stores: Pick<AppOptions, 'database' | 'photos'> & { dataDir: string }
  /** 永安寨村, where most of a test happens, and 内里村, whose people must see nothing of it. */
  village: VillageFixture
  neighbour: VillageFixture
  /** Somebody without a session. */
  anonymous: Person
  /** A demo person, of the first village unless told otherwise. */
  as(persona: Persona, village?: VillageFixture): Person
  /** The same with a session of their own, for who may lose it. */
  anew(persona: Persona, village?: VillageFixture): Person
  /** A new account with a session of its own; `household` is the position in the village. */
  newPerson(options: { village?: VillageFixture; household: number | null; roles?: Role[] }): Promise<Person>
  /** Statements of the tables' owner. */
  sql<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>
  /** Ids of photos ready to be submitted, no two alike, without the work of decoding pictures. */
  photosOf(person: Person, count: number): Promise<string[]>
  /** Has points awarded through a submission and its approval, at most 50 at a time. */
  earn(person: Person, points: number): Promise<void>
  /** Everything in the database but sessions and counted attempts, to compare before and after. */
  snapshot(): Promise<Record<string, unknown>>
  /** Files of stored and unfinished photos. */
  photoFiles(): string[]
  /** Another process of the server over the same database and photos. */
  another(options?: Partial<AppOptions>): Promise<FastifyInstance>
  close(): Promise<void>
}

export const secretKey = 'a secret key for the tests of the server'
const publicUrl = 'https://points.village.example.org'

interface StartOptions {
  config?: Partial<AppOptions['config']>
  logger?: AppOptions['logger']
  /** Where the server finds the database at `url`, for a test that puts something in between. */
  via?: (url: string) => string
}

/** The production app over a database of its own, with two small villages in it. */
export async function startApp({ config, logger, via = (url) => url }: StartOptions = {}): Promise<TestServer> {
  const testDatabase = await createTestDatabase()
  const { url } = testDatabase
  const address = via(url)
  // a machine that is busy with other tests is slow, not away: only who puts something in between wants to hear of it soon
  const database = createDatabase({ url: address, ...(address === url && { patience: 30_000 }) })
  const temporary = temporaryPhotos()
  const clock: SettableClock = {
    current: new Date('2026-03-10T02:00:00Z'),
    now: () => new Date(clock.current),
    advance: (milliseconds) => void (clock.current = new Date(clock.current.getTime() + milliseconds))
  }
  const options = {
    database,
    photos: temporary.photos,
    clock,
    config: { secretKey, demo: true, trustProxy: [], publicUrl, ...config },
    logger
  }
  const app = await buildApp(options)
  const others: FastifyInstance[] = []
  const owner = new Pool({ connectionString: url, max: 4 })
  // dropping the database may end a connection that is being closed before it is; queries fail by themselves
  owner.on('error', () => undefined)
  const [village, neighbour] = (await settle(url, clock.now())) as [VillageFixture, VillageFixture]
  const people = new Map<string, Person>()

  async function sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await owner.query<Row>(text, values)).rows
  }

  async function insertSession(accountId: string, villageId: string | null): Promise<string> {
    const token = randomBytes(32).toString('base64url')
    const expires = new Date(clock.current.getTime() + 86_400_000)
    await sql(
      'insert into sessions (token_hash, account_id, village_id, created_at, expires_at) values ($1, $2, $3, $4, $5)',
      [sha256(token), accountId, villageId, clock.current, expires]
    )
    return token
  }

  const nameOf = (persona: Persona, home: VillageFixture) => `${persona} ${home.name}`

  function anew(persona: Persona, home: VillageFixture = village): Person {
    const account = persona === 'supervisor' ? null : home.people[persona]
    return createPerson(app, {
      name: nameOf(persona, home),
      account,
      villageId: account && home.id,
      signIn: async () => {
        const answer = await app.inject({
          method: 'POST',
          url: '/api/sessions/demo',
          payload: { persona, village: home.name }
        })
        return answer.json<{ token: string }>().token
      }
    })
  }

  function as(persona: Persona, home: VillageFixture = village): Person {
    const key = nameOf(persona, home)
    const person = people.get(key) ?? anew(persona, home)
    people.set(key, person)
    return person
  }

  async function newPerson({
    village: home = village,
    household,
    roles = ['resident']
  }: Parameters<TestServer['newPerson']>[0]) {
    const householdId = household === null ? null : (home.households[household]?.id ?? null)
    const account = {
      villageId: home.id,
      householdId,
      name: `新人${randomUUID().slice(0, 6)}`,
      roles,
      now: clock.now()
    }
    const [row] = await sql<{ id: string }>(
      `insert into accounts (village_id, household_id, name, roles, consented_at, created_at)
       values ($1, $2, $3, $4, $5, $5) returning id`,
      [home.id, householdId, account.name, roles, account.now]
    )
    const id = row?.id ?? ''
    const token = await insertSession(id, home.id)
    return createPerson(app, {
      name: account.name,
      account: { ...account, id },
      villageId: home.id,
      signIn: async () => token
    })
  }

  async function photosOf({ account, villageId }: Person, count: number): Promise<string[]> {
    const rows = await sql<{ id: string }>(
      `insert into photos (village_id, id, uploaded_by, sha256, perceptual_hash, width, height, created_at)
       select $1, gen_random_uuid(), $2, $3, ('x' || left(md5(random()::text), 16))::bit(64)::bigint, 4, 3, $4
       from generate_series(1, $5) returning id`,
      [villageId, account?.id, randomBytes(32), clock.current, count]
    )
    return rows.map(({ id }) => id)
  }

  async function earn(person: Person, points: number): Promise<void> {
    const home = person.villageId === neighbour.id ? neighbour : village
    const submission = { ruleId: home.rules.honour, photoIds: await photosOf(person, 1) }
    const sent = await person.post<{ id: string }>('/submissions', submission)
    const answer = await as('villageAdmin', home).post(`/submissions/${sent.body.id}/approve`, { version: 1, points })
    if (answer.status !== 200) throw new Error(`no points earned: ${answer.text}`)
  }

  return {
    app,
    url,
    clock,
    stores: { database, photos: temporary.photos, dataDir: temporary.dataDir },
    village,
    neighbour,
    as,
    anew,
    newPerson,
    sql,
    photosOf,
    earn,
    anonymous: createPerson(app, { name: 'anonymous', account: null, villageId: null, signIn: async () => null }),
    snapshot: () => snapshotOf(owner),
    photoFiles: () =>
      readdirSync(temporary.dataDir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
        .sort(),
    async another(more) {
      const built = await buildApp({ ...options, ...more })
      others.push(built)
      return built
    },
    async close() {
      await Promise.all([app, ...others].map((one) => one.close()))
      await Promise.all([database.close(), temporary.remove(), owner.end()])
      await testDatabase.drop()
    }
  }
}
