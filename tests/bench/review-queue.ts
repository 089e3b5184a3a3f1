import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { buildApp } from '../../server/app'
import { createDatabase, type Tx } from '../../server/database/client'
import { withConnection } from '../../server/database/connection'
import { startEngine } from '../../server/database/engine'
import { migrate } from '../../server/database/migrate'
import { asOwner } from '../../server/database/owner'
import { createPhotos } from '../../server/photos/photos'
import { provisionVillage } from '../../server/provisioning/provision-village'
import { systemClock } from '../../server/shared/clock'
import { randomToken, sha256 } from '../../server/shared/secrets'
import type { ReviewPage } from '../../types/contract/reviews'
import { silentLog } from '../support/silent-log'

/**
 * What the review desk asks for when it is opened, over HTTP with everything on, of a village where ten wait and of one where
 * ten thousand do, by turns. Both have the same households and the same past.
 */

const rounds = Number(process.env.BENCH_ROUNDS ?? 300)
const households = 200
const past = 20_000
const villages = { few: 10, many: 10_000 } as const
type Village = keyof typeof villages
/** Of what waits, one in so many has a photo like an earlier one. */
const flaggedOneIn = 20
const secretKey = 'a secret that is only used for measuring'

interface Desk {
  token: string
  gridId: string
}

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vp-bench-'))
  const engine = await startEngine({ dataDir, address: 'the benchmark', log: silentLog })
  try {
    await migrate(engine.url, { log: silentLog })
    const desks = await asOwner(engine.url, async (tx) => ({ few: await settle(tx, 'few'), many: await settle(tx, 'many') }))
    await withConnection(engine.url, (client) => client.query('vacuum analyze'))
    const database = createDatabase({ url: engine.url })
    const photos = createPhotos({ dataDir, secretKey })
    const app = await buildApp({ database, photos, clock: systemClock, config: { secretKey, demo: false, trustProxy: [], publicUrl: 'http://localhost' } })
    try {
      await measure(await app.listen({ port: 0, host: '127.0.0.1' }), desks)
    } finally {
      await app.close()
      await photos.close()
      await database.close()
    }
  } finally {
    await engine.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** A village with a reviewer, a past of approved submissions and as many waiting as it is named for. */
async function settle(tx: Tx, village: Village): Promise<Desk> {
  const createdAt = new Date(Date.now() - 400 * 86_400_000)
  const grids = ['第一网格', '第二网格', '第三网格', '第四网格'].map((name) =>
    ({ name, headName: '演示', headPhone: '13800000000', households: households / 4 }))
  const shop = { place: '一楼', hours: '8:30–17:30', phone: null }
  const { id: villageId } = await provisionVillage(tx, { name: `${village} 村`, county: '潮安区', shop, grids }, createdAt)
  const person = { villageId, consentedAt: createdAt, createdAt }
  const { id: accountId } = await tx.insertInto('accounts')
    .values({ ...person, householdId: null, name: '审核员', roles: ['reviewer'] }).returning('id').executeTakeFirstOrThrow()
  const { id: sender } = await tx.insertInto('accounts')
    .values({ ...person, householdId: null, name: '村民', roles: ['shopkeeper'] }).returning('id').executeTakeFirstOrThrow()

  const all = past + villages[village]
  await sql`
    insert into submissions (village_id, rule_id, household_id, submitted_by, status, points, reviewed_by, reviewed_at, created_at, waiting_since)
    select ${villageId}, r.id, h.id, ${sender},
      case when n <= ${past} then 'approved' else 'waiting' end, case when n <= ${past} then 2 end,
      case when n <= ${past} then ${accountId}::uuid end, case when n <= ${past} then at + interval '1 hour' end, at, at
    from generate_series(1, ${all}::int) n
    cross join lateral (select now() - make_interval(secs => (${all} - n + 1) * 1000) as at) t
    join (select id, row_number() over (order by id) - 1 as place from households where village_id = ${villageId}) h on h.place = n % ${households}
    join (select id, row_number() over (order by position) - 1 as place, count(*) over () as many from rules
      where village_id = ${villageId} and "column" is not null) r on r.place = (n / ${households}) % r.many`.execute(tx)
  await sql`
    insert into photos (village_id, id, uploaded_by, sha256, perceptual_hash, width, height, created_at)
    select ${villageId}, s.id, ${sender}, sha256(s.id::text::bytea), ('x' || left(md5(s.id::text), 16))::bit(64)::bigint, 1600, 1200, s.created_at
    from submissions s where s.village_id = ${villageId}`.execute(tx)
  await sql`
    insert into submission_photos (village_id, submission_id, position, photo_id)
    select village_id, id, 1, id from submissions where village_id = ${villageId}`.execute(tx)
  await sql`
    insert into photo_matches (village_id, submission_id, photo_id, other_submission_id, other_photo_id, distance)
    select s.village_id, s.id, s.id, o.id, o.id, 3
    from (select *, row_number() over (order by created_at desc) as n from submissions where village_id = ${villageId}) s
    cross join (select id from submissions where village_id = ${villageId} order by created_at limit 1) o
    where s.n % ${flaggedOneIn} = 0 and s.id <> o.id`.execute(tx)

  const token = randomToken()
  const expiresAt = new Date(Date.now() + 86_400_000)
  await tx.insertInto('sessions').values({ villageId, accountId, tokenHash: sha256(token), createdAt, expiresAt }).execute()
  const { id: gridId } = await tx.selectFrom('grids').select('id').where('villageId', '=', villageId).limit(1).executeTakeFirstOrThrow()
  return { token, gridId }
}

async function measure(address: string, desks: Record<Village, Desk>): Promise<void> {
  const asked: { what: string; path: (desk: Desk) => string }[] = [
    { what: 'first page', path: () => '/reviews?limit=10' },
    { what: 'what one may decide', path: () => '/reviews?limit=10&decidable=true' },
    { what: 'one column', path: () => '/reviews?limit=10&column=honour' },
    { what: 'one grid', path: ({ gridId }) => `/reviews?limit=10&gridId=${gridId}` },
    { what: 'flagged', path: () => '/reviews?limit=10&flagged=true' },
    { what: 'counts', path: () => '/reviews/summary' }
  ]
  console.log(`\nMilliseconds, median and 95th percentile of ${rounds}\n`)
  console.log('asked for              ten wait       10,000 wait    ratio')
  for (const { what, path } of asked) {
    const times: Record<Village, number[]> = { few: [], many: [] }
    for (let round = -20; round < rounds; round++) {
      for (const village of ['few', 'many'] as const) {
        const time = await ask(`${address}/api${path(desks[village])}`, desks[village].token)
        if (round >= 0) times[village].push(time)
      }
    }
    const [few, many] = [summary(times.few), summary(times.many)]
    console.log(`${what.padEnd(22)} ${few.text.padEnd(14)} ${many.text.padEnd(14)} ${(many.median / few.median).toFixed(2)}`)
  }
  const page = (await (await call(`${address}/api/reviews?limit=10`, desks.many.token)).json()) as ReviewPage
  if (page.items.length !== 10) throw new Error('the page is not full')
}

const call = (url: string, token: string) => fetch(url, { headers: { authorization: `Bearer ${token}` } })

async function ask(url: string, token: string): Promise<number> {
  const started = performance.now()
  const answer = await call(url, token)
  await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  return performance.now() - started
}

function summary(times: number[]) {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? NaN
  return { median: at(0.5), text: `${at(0.5).toFixed(1)} (${at(0.95).toFixed(1)})` }
}

void main()
