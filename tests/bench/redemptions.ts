import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Tx } from '../../server/database/client'
import { startEngine } from '../../server/database/engine'
import { migrate } from '../../server/database/migrate'
import { asOwner } from '../../server/database/owner'
import { provisionGoods } from '../../server/provisioning/provision-goods'
import { provisionVillage } from '../../server/provisioning/provision-village'
import { randomToken, sha256 } from '../../server/shared/secrets'
import { silentLog } from '../support/silent-log'

/**
 * Redemptions per second over HTTP with everything on (session, tenancy, validation, idempotency), against pgbench running
 * the same writes as one function on the same server, in the same run. Spread: any of 200 households, any of 50 goods.
 * Hot: one piece of goods for all.
 */

const clients = 64
const seconds = Number(process.env.BENCH_SECONDS ?? 10)
const households = 200
const goods = 50
const port = 4790
const secretKey = 'a secret that is only used for measuring'

interface World {
  villageId: string
  people: { token: string; accountId: string; householdId: string }[]
  goodsIds: string[]
}

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vp-bench-'))
  const engine = await startEngine({ dataDir, address: 'the benchmark', log: silentLog })
  try {
    await migrate(engine.url, { log: silentLog })
    const world = await asOwner(engine.url, settle)
    const server = await startServer(engine.url, dataDir)
    try {
      const any = <Item>(items: Item[]) => items[Math.floor(Math.random() * items.length)] as Item
      const [hotGoods] = world.goodsIds as [string]
      await overHttp(world, () => any(world.goodsIds), 2)
      const rows = [
        { load: 'spread', http: await overHttp(world, () => any(world.goodsIds), seconds), pgbench: withPgbench(engine.url, world, 'spread') },
        { load: 'hot', http: await overHttp(world, () => hotGoods, seconds), pgbench: withPgbench(engine.url, world, 'hot') }
      ]
      report(rows)
      await asOwner(engine.url, check)
    } finally {
      server.kill()
      await once(server, 'exit')
    }
  } finally {
    await engine.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** A village whose households can go on redeeming for as long as it takes. */
async function settle(tx: Tx): Promise<World> {
  const createdAt = new Date()
  const grid = { name: '第一网格', headName: '演示', headPhone: '13800000000', households }
  const shop = { place: '一楼', hours: '8:30–17:30', phone: null }
  const village = await provisionVillage(tx, { name: '永安寨村', county: '潮安区', shop, grids: [grid] }, createdAt)
  const villageId = village.id
  const common = { villageId, createdAt }

  const people: World['people'] = []
  for (const { id: householdId } of village.households) {
    const token = randomToken()
    const { id: accountId } = await tx.insertInto('accounts')
      .values({ ...common, householdId, name: '村民', roles: ['resident'], consentedAt: createdAt })
      .returning('id').executeTakeFirstOrThrow()
    const expiresAt = new Date(createdAt.getTime() + 86_400_000)
    await tx.insertInto('sessions').values({ ...common, tokenHash: sha256(token), accountId, expiresAt }).execute()
    people.push({ token, accountId, householdId })
  }
  await sql`update point_balances set earned = 100000000, free = 100000000 where village_id = ${villageId}`.execute(tx)
  const shelf = Array.from({ length: goods }, (_, index) => ({ name: `货品 ${index}`, points: 1, stock: 100_000_000 }))
  const goodsIds = await provisionGoods(tx, villageId, shelf, createdAt)
  return { villageId, people, goodsIds }
}

async function startServer(url: string, dataDir: string) {
  const server = spawn(process.execPath, ['--import', 'tsx', join(__dirname, '../../server/main.ts')], {
    env: {
      ...process.env, DATABASE_URL: url, DATA_DIR: join(dataDir, 'server'), PORT: String(port), SECRET_KEY: secretKey,
      PUBLIC_URL: `http://localhost:${port}`, LOG_LEVEL: 'error'
    },
    stdio: ['ignore', 'inherit', 'inherit']
  })
  for (let tries = 0; tries < 100; tries++) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then((answer) => answer.ok, () => false)
    if (ready) return server
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  server.kill()
  throw new Error('the server did not become ready')
}

/** Redemptions per second; anything but 201 ends the run. */
async function overHttp({ people }: World, choose: () => string, duration: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const end = Date.now() + duration * 1000
  let done = 0
  async function client(first: number): Promise<void> {
    for (let turn = first; Date.now() < end; turn += clients) {
      const person = people[turn % people.length] as World['people'][number]
      const body = JSON.stringify({ lines: [{ goodsId: choose(), quantity: 1, points: 1 }] })
      const status = await post(agent, person.token, body)
      if (status !== 201) throw new Error(`redemption answered ${status}`)
      done++
    }
  }
  const started = Date.now()
  await Promise.all(Array.from({ length: clients }, (_, index) => client(index)))
  agent.destroy()
  return done / ((Date.now() - started) / 1000)
}

function post(agent: Agent, token: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID(),
      'content-length': Buffer.byteLength(body)
    }
    const call = request({ agent, port, host: '127.0.0.1', path: '/api/orders', method: 'POST', headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
    })
    call.on('error', reject).end(body)
  })
}

/** Transactions per second, or null where PostgreSQL's pgbench is not installed. */
function withPgbench(url: string, { villageId, people, goodsIds }: World, load: 'spread' | 'hot'): number | null {
  const folder = mkdtempSync(join(tmpdir(), 'vp-pgbench-'))
  try {
    const array = (ids: string[]) => `'{${ids.join(',')}}'::uuid[]`
    writeFileSync(join(folder, 'function.sql'), `
      create or replace function bench_redeem(person int, item int) returns void language plpgsql as $$
      declare
        households constant uuid[] := ${array(people.map((person) => person.householdId))};
        accounts constant uuid[] := ${array(people.map((person) => person.accountId))};
        goods_ids constant uuid[] := ${array(goodsIds)};
        village constant uuid := '${villageId}';
        order_id constant uuid := gen_random_uuid();
        free_points int;
      begin
        insert into idempotency_keys values (village, accounts[person], gen_random_uuid()::text, sha256('x'), order_id, now());
        select free into strict free_points from point_balances where village_id = village and household_id = households[person];
        insert into orders (village_id, id, household_id, ordered_by, points, pick_up_attempt, pick_up_token_hash, pick_up_digits_hash, created_at)
          values (village, order_id, households[person], accounts[person], 1, 0, sha256(order_id::text::bytea), sha256(order_id::text::bytea), now());
        insert into point_transfers (village_id, household_id, kind, amount, order_id, about, created_by, created_at)
          values (village, households[person], 'hold', 1, order_id, '货品', accounts[person], now());
        update goods set stock = stock - 1 where village_id = village and id = goods_ids[item] and points = 1 and stock >= 1;
        insert into order_lines values (village, order_id, goods_ids[item], 1, 1);
      end $$;`)
    writeFileSync(join(folder, 'redeem.sql'), [
      `\\set person random(1, ${people.length})`,
      load === 'hot' ? '\\set item 1' : `\\set item random(1, ${goodsIds.length})`,
      'select bench_redeem(:person, :item);'
    ].join('\n'))
    if (spawnSync('psql', [url, '-qf', join(folder, 'function.sql')], { stdio: 'inherit' }).status !== 0) return null
    const args = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds), '-f', join(folder, 'redeem.sql'), url]
    const run = spawnSync('pgbench', args, { encoding: 'utf8' })
    const tps = /^tps = ([\d.]+)/m.exec(run.stdout ?? '')?.[1]
    if (!tps) throw new Error(`pgbench said: ${run.stderr}`)
    return Number(tps)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A fast server that loses points is no server. */
async function check(tx: Tx): Promise<void> {
  const { rows } = await sql<{ wrong: number }>`
    select count(*)::int as wrong from point_balances b
    where b.held <> (select count(*) from orders o where o.village_id = b.village_id and o.household_id = b.household_id)
      or b.earned <> b.free + b.held + b.spent`.execute(tx)
  if (rows[0]?.wrong !== 0) throw new Error(`${rows[0]?.wrong} households have a wrong balance`)
}

function report(rows: { load: string; http: number; pgbench: number | null }[]): void {
  console.log(`\nRedemptions per second, ${clients} clients, ${seconds} s each\n`)
  console.log('load     over HTTP   pgbench   ratio')
  for (const { load, http, pgbench } of rows) {
    const ratio = pgbench === null ? 'pgbench is not installed (apt-get install postgresql-contrib)' : (http / pgbench).toFixed(2)
    console.log(`${load.padEnd(8)} ${http.toFixed(0).padStart(9)} ${(pgbench?.toFixed(0) ?? '–').padStart(9)}   ${ratio}`)
  }
}

void main()
