import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { createDatabase, type Tx } from '../../server/database/client'
import { startEngine } from '../../server/database/engine'
import { migrate } from '../../server/database/migrate'
import { asOwner } from '../../server/database/owner'
import { createPlacingService } from '../../server/modules/orders/placing.service'
import { findShop } from '../../server/modules/shops/shops.repository'
import { expiryOf } from '../../server/modules/shops/shops.rules'
import { provisionGoods } from '../../server/provisioning/provision-goods'
import { provisionVillage } from '../../server/provisioning/provision-village'
import { systemClock } from '../../server/shared/clock'
import { randomToken, sha256 } from '../../server/shared/secrets'
import { startServerProcess } from '../support/server-process'
import { silentLog } from '../support/silent-log'

/**
 * Redemptions per second over HTTP with everything on (session, tenancy, validation, idempotency), against pgbench running
 * the same writes as one function on the same server, and against the same service without HTTP and session, all in one run.
 * Spread: any of 200 households, any of 50 goods. Hot: one piece of goods for all.
 */

const clients = 64
const seconds = Number(process.env.BENCH_SECONDS ?? 10)
const households = 200
const goods = 50
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
    const server = await startServerProcess({ url: engine.url, dataDir: join(dataDir, 'server'), secretKey })
    try {
      const any = <Item>(items: Item[]) => items[Math.floor(Math.random() * items.length)] as Item
      const [hotGoods] = world.goodsIds as [string]
      const loads = { spread: () => any(world.goodsIds), hot: () => hotGoods }
      await overHttp(server.port, world, loads.spread, 2)
      await asOwner(engine.url, lookOver)
      const rows: Row[] = []
      for (const load of ['spread', 'hot'] as const) {
        const http = await overHttp(server.port, world, loads[load], seconds)
        const driver = await overDriver(engine.url, world, loads[load], seconds)
        rows.push({ load, http, driver, pgbench: withPgbench(engine.url, world, load) })
      }
      report(rows)
      await asOwner(engine.url, check)
    } finally {
      await server.stop()
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
  await sql`update point_balances set earned = 1000000, free = 1000000 where village_id = ${villageId}`.execute(tx)
  const shelf = Array.from({ length: goods }, (_, index) => ({ name: `货品 ${index}`, points: 1, stock: 1_000_000 }))
  const goodsIds = await provisionGoods(tx, villageId, shelf, createdAt)
  return { villageId, people, goodsIds }
}

/** Redemptions per second of as many clients as there are, each of which asks again once it was answered. */
async function rate(duration: number, redeem: (turn: number) => Promise<void>): Promise<number> {
  const started = Date.now()
  let done = 0
  async function client(first: number): Promise<void> {
    for (let turn = first; Date.now() < started + duration * 1000; turn += clients) {
      await redeem(turn)
      done++
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, index) => client(index)))
  return done / ((Date.now() - started) / 1000)
}

/** Anything but 201 ends the run. */
async function overHttp(port: number, { people }: World, choose: () => string, duration: number): Promise<number> {
  const connections = await Promise.all(Array.from({ length: clients }, () => openConnection(port)))
  const redemptions = await rate(duration, async (turn) => {
    const { token } = people[turn % people.length] as World['people'][number]
    const body = JSON.stringify({ lines: [{ goodsId: choose(), quantity: 1, points: 1 }] })
    const answer = await connections[turn % clients]?.post(token, body)
    if (!answer?.startsWith('HTTP/1.1 201 ')) throw new Error(`redemption answered ${answer}`)
  })
  for (const { close } of connections) close()
  return redemptions
}

/** The service alone: no HTTP, no session, no validation. */
async function overDriver(url: string, { villageId, people }: World, choose: () => string, duration: number): Promise<number> {
  const database = createDatabase({ url })
  const placing = createPlacingService({ database, clock: systemClock, secretKey, shops: { read: findShop, expiryOf } })
  const redemptions = await rate(duration, async (turn) => {
    const { accountId, householdId } = people[turn % people.length] as World['people'][number]
    const member = { villageId, accountId, householdId, roles: [] }
    await placing.placeOnce(member, [{ goodsId: choose(), quantity: 1, points: 1 }], randomUUID())
  })
  await database.close()
  return redemptions
}

/** A client as plain as pgbench is: it takes as little as can be of the cores that it shares with what is measured. */
async function openConnection(port: number) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  let received = ''
  let answered: ((answer: string) => void) | null = null
  socket.setEncoding('latin1').on('data', (chunk) => {
    received += String(chunk)
    const head = received.indexOf('\r\n\r\n')
    const length = Number(/content-length: (\d+)/i.exec(received)?.[1])
    if (head < 0 || received.length < head + 4 + length) return
    answered?.(received)
    received = ''
  })
  return {
    post: (token: string, body: string) => new Promise<string>((resolve) => {
      answered = resolve
      socket.write(`POST /api/orders HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\n` +
        `idempotency-key: ${randomUUID()}\r\ncontent-length: ${body.length}\r\n\r\n${body}`)
    }),
    close: () => void socket.destroy()
  }
}

/** Transactions per second, or null where PostgreSQL's pgbench is not installed. */
function withPgbench(url: string, { villageId, people, goodsIds }: World, load: 'spread' | 'hot'): number | null {
  const folder = mkdtempSync(join(tmpdir(), 'vp-pgbench-'))
  try {
    const array = (ids: string[]) => `'{${ids.join(',')}}'::uuid[]`
    writeFileSync(join(folder, 'function.sql'), `
      create or replace function bench_redeem(person int, item int) returns void language plpgsql
      -- rows that all write have many dead versions, and a plan for a small table would read those of all the others too
      set enable_seqscan = off as $$
      declare
        households constant uuid[] := ${array(people.map((person) => person.householdId))};
        accounts constant uuid[] := ${array(people.map((person) => person.accountId))};
        goods_ids constant uuid[] := ${array(goodsIds)};
        village constant uuid := '${villageId}';
        order_id constant uuid := gen_random_uuid();
        free_points int;
        days int;
        shelf record;
      begin
        insert into idempotency_keys (village_id, account_id, key, request_hash, resource_id, created_at)
          values (village, accounts[person], gen_random_uuid()::text, sha256('x'), order_id, now());
        select free into strict free_points from point_balances where village_id = village and household_id = households[person];
        select g.name, g.stock, g.limit_pieces, p.points into strict shelf from goods g cross join lateral (
          select points from goods_prices where village_id = g.village_id and goods_id = g.id and starts_at <= now()
          order by starts_at desc limit 1) p
          where g.village_id = village and g.id = goods_ids[item] and g.closed_at is null and (g.on_sale_from is null or g.on_sale_from <= now());
        if free_points < shelf.points or shelf.stock < 1 or shelf.points <> 1 or shelf.limit_pieces is not null then
          raise exception 'refused';
        end if;
        select pick_up_days into strict days from shops where village_id = village;
        insert into orders (village_id, id, household_id, ordered_by, points, pick_up_attempt, pick_up_token_hash, pick_up_digits_hash,
          created_at, expires_at)
          values (village, order_id, households[person], accounts[person], 1, 0, sha256(order_id::text::bytea), sha256(order_id::text::bytea),
          now(), now() + make_interval(days => days));
        insert into order_lines values (village, order_id, goods_ids[item], 1, 1);
        insert into point_transfers (village_id, household_id, kind, amount, order_id, about, created_by, created_at)
          values (village, households[person], 'hold', 1, order_id, shelf.name, accounts[person], now());
        -- the hottest row last
        insert into stock_movements (village_id, goods_id, kind, quantity, order_id, created_by, created_at)
          values (village, goods_ids[item], 'hold', 1, order_id, accounts[person], now());
      end $$;`)
    writeFileSync(join(folder, 'redeem.sql'), [
      `\\set person random(1, ${people.length})`,
      load === 'hot' ? '\\set item 1' : `\\set item random(1, ${goodsIds.length})`,
      'select bench_redeem(:person, :item);'
    ].join('\n'))
    if (spawnSync('psql', [url, '-qf', join(folder, 'function.sql')], { stdio: 'inherit' }).status !== 0) return null
    const args = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds), '-f', join(folder, 'redeem.sql'), url]
    // as the server's role, under row-level security
    const env = { ...process.env, PGOPTIONS: `-c role=village_points_app -c app.village_id=${villageId}` }
    const run = spawnSync('pgbench', args, { encoding: 'utf8', env })
    const tps = /^tps = ([\d.]+)/m.exec(run.stdout ?? '')?.[1]
    if (!tps) throw new Error(`pgbench said: ${run.stderr}`)
    return Number(tps)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What autovacuum does by itself, only not at whatever moment of the run it comes round: nobody plans for tables that were empty. */
async function lookOver(tx: Tx): Promise<void> {
  await sql`analyze`.execute(tx)
}

/** A fast server that loses points or goods is no server. */
async function check(tx: Tx): Promise<void> {
  const { rows } = await sql<{ wrong: number }>`
    select (select count(*) from point_balances b
      where b.held <> (select count(*) from orders o where o.village_id = b.village_id and o.household_id = b.household_id)
        or b.earned <> b.free + b.held + b.spent)
    + (select count(*) from goods g
      where g.held <> (select count(*) from order_lines l where l.village_id = g.village_id and l.goods_id = g.id)
        or g.stock + g.held <> (select sum(quantity) from stock_movements m
          where m.village_id = g.village_id and m.goods_id = g.id and m.kind = 'in')) as wrong`.execute(tx)
  if (Number(rows[0]?.wrong) !== 0) throw new Error(`${rows[0]?.wrong} balances or stocks are wrong`)
}

interface Row {
  load: string
  http: number
  driver: number
  pgbench: number | null
}

function report(rows: Row[]): void {
  console.log(`\nRedemptions per second, ${clients} clients, ${seconds} s each\n`)
  console.log('load     over HTTP   without HTTP   ratio   pgbench   ratio')
  for (const { load, http, driver, pgbench } of rows) {
    const ratio = pgbench === null ? 'pgbench is not installed (apt-get install postgresql-contrib)' : (http / pgbench).toFixed(2)
    console.log(`${load.padEnd(8)} ${http.toFixed(0).padStart(9)} ${driver.toFixed(0).padStart(14)}   ${(http / driver).toFixed(2).padStart(5)} ` +
      `${(pgbench?.toFixed(0) ?? '–').padStart(9)}   ${ratio}`)
  }
}

void main()
