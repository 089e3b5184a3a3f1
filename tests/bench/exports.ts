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
import { provisionGoods } from '../../server/provisioning/provision-goods'
import { provisionVillage } from '../../server/provisioning/provision-village'
import { systemClock } from '../../server/shared/clock'
import { randomToken, sha256 } from '../../server/shared/secrets'
import { readFirstSheet } from '../../server/shared/spreadsheet'
import { silentLog } from '../support/silent-log'
import { temporaryPhotos } from '../support/temporary-photos'

/** Excel files as people ask for them, from the request with its session to the last byte; the slowest of five. */

const rows = Number(process.env.BENCH_ROWS ?? 5000)
const tries = 5

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vp-bench-'))
  const engine = await startEngine({ dataDir, address: 'the benchmark', log: silentLog })
  const { photos, remove } = temporaryPhotos()
  try {
    await migrate(engine.url, { log: silentLog })
    const token = await asOwner(engine.url, settle)
    await withConnection(engine.url, (client) => client.query('vacuum analyze'))
    const database = createDatabase({ url: engine.url })
    const config = { secretKey: 'a secret that is only used for measuring', demo: false, trustProxy: [], publicUrl: 'http://localhost' }
    const app = await buildApp({ database, photos, clock: systemClock, config })
    const headers = { authorization: `Bearer ${token}` }
    const send = async (url: string, method: 'GET' | 'POST' = 'GET', payload?: object) => {
      const answer = await app.inject({ url: `/api${url}`, method, payload, headers: { ...headers, 'idempotency-key': url } })
      if (answer.statusCode >= 400) throw new Error(`${url}: ${answer.payload}`)
      return answer
    }

    const publishing = await timed(() => send('/statements', 'POST', { month: '2026-01' }))
    console.log(`publishing ${rows} lines: ${publishing.milliseconds} ms`)
    const { id } = publishing.result.json<{ id: string }>()
    const span = 'from=2026-01-01&until=2026-01-31'
    for (const path of [`/exports/ledger?${span}`, `/exports/submissions?${span}`, `/exports/shop?${span}`, '/audit/file', `/statements/${id}/file`]) {
      const runs: number[] = []
      let file: Buffer = Buffer.alloc(0)
      for (let times = 0; times < tries; times++) {
        const { result, milliseconds } = await timed(() => send(path))
        runs.push(milliseconds)
        file = result.rawPayload
      }
      const read = await readFirstSheet(file)
      console.log(`${path.split('?')[0]}: ${read.length - 1} rows, ${Math.round(file.length / 1000)} KB, slowest ${Math.max(...runs)} ms`)
    }
    await app.close()
    await database.close()
  } finally {
    await engine.stop()
    await remove()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function timed<Result>(work: () => Promise<Result>) {
  const start = performance.now()
  const result = await work()
  return { result, milliseconds: Math.round(performance.now() - start) }
}

/** A village whose January holds as many awards, orders and acts as a file has rows. @returns its admin's token */
async function settle(tx: Tx): Promise<string> {
  const createdAt = new Date('2026-01-01T00:00:00+08:00')
  const grid = { name: '第一网格', headName: '演示', headPhone: '13800000000', households: 200 }
  const shop = { place: '一楼', hours: '8:30–17:30', phone: null }
  const { id: villageId } = await provisionVillage(tx, { name: '永安寨村', county: '潮安区', shop, grids: [grid] }, createdAt)
  const { id: admin } = await tx.insertInto('accounts')
    .values({ villageId, householdId: null, name: '赵管理', roles: ['villageAdmin'], consentedAt: createdAt, createdAt })
    .returning('id').executeTakeFirstOrThrow()
  const token = randomToken()
  const expiresAt = new Date(Date.now() + 86_400_000)
  await tx.insertInto('sessions').values({ villageId, tokenHash: sha256(token), accountId: admin, createdAt, expiresAt }).execute()
  const [goodsId] = await provisionGoods(tx, villageId, [{ name: '抽纸 3 包', points: 1, stock: 1 }], createdAt)

  const when = sql`${createdAt}::timestamptz + n * interval '2 minutes'`
  const household = sql`(select id from households where village_id = ${villageId} and number = 1 + n % 200)`
  await sql`
    insert into submissions (village_id, id, rule_id, household_id, submitted_by, note, status, points, reviewed_by, reviewed_at,
      created_at, waiting_since)
    select ${villageId}, gen_random_uuid(), (select id from rules where village_id = ${villageId} and "column" = 'study'), ${household},
      ${admin}, '=今天打扫了门前', 'approved', 2, ${admin}, ${when}, ${when}, ${when}
    from generate_series(1, ${rows}::int) n`.execute(tx)
  await sql`
    insert into point_transfers (village_id, household_id, kind, amount, submission_id, about, created_by, created_at)
    select village_id, household_id, 'award', 2, id, '集体学习', ${admin}, created_at from submissions order by created_at`.execute(tx)
  await sql`
    insert into orders (village_id, id, household_id, ordered_by, points, pick_up_attempt, pick_up_token_hash, pick_up_digits_hash, status,
      closed_by, closed_at, created_at, expires_at)
    select ${villageId}, gen_random_uuid(), ${household}, ${admin}, 1, 0, sha256(n::text::bytea), sha256(n::text::bytea), 'cancelled',
      ${admin}, ${when}, ${when}, ${when}
    from generate_series(1, ${rows}::int) n`.execute(tx)
  await sql`insert into order_lines select village_id, id, ${goodsId}, 1, 1 from orders`.execute(tx)
  await sql`
    insert into audit_events (village_id, account_id, action, about, household_id, details, created_at)
    select ${villageId}, ${admin}, 'points_adjusted', '第一网格 3 号', ${household}, '{"points": 5, "reason": "漏记了修路"}', ${when}
    from generate_series(1, ${rows}::int) n`.execute(tx)
  return token
}

void main()
