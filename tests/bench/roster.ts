import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from '../../server/app'
import { createDatabase, type Tx } from '../../server/database/client'
import { startEngine } from '../../server/database/engine'
import { migrate } from '../../server/database/migrate'
import { asOwner } from '../../server/database/owner'
import { provisionVillage } from '../../server/provisioning/provision-village'
import { systemClock } from '../../server/shared/clock'
import { randomToken, sha256 } from '../../server/shared/secrets'
import { readFirstSheet, writeWorkbook } from '../../server/shared/spreadsheet'
import type { ImportPreview } from '../../types/contract/roster'
import { silentLog } from '../support/silent-log'
import { temporaryPhotos } from '../support/temporary-photos'

/**
 * The roster of a whole village as an Excel file: looked over, written into an empty village, looked over and written again
 * with a third of the people changed, and taken down; from the request with its session to the last byte.
 */

const people = Number(process.env.BENCH_ROWS ?? 5000)
const perHousehold = 4

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vp-bench-'))
  const engine = await startEngine({ dataDir, address: 'the benchmark', log: silentLog })
  const { photos, remove } = temporaryPhotos()
  try {
    await migrate(engine.url, { log: silentLog })
    const token = await asOwner(engine.url, settle)
    const database = createDatabase({ url: engine.url })
    const config = { secretKey: 'a secret that is only used for measuring', demo: false, trustProxy: [], publicUrl: 'http://localhost' }
    const app = await buildApp({ database, photos, clock: systemClock, config })
    await app.ready()
    const send = async (what: string, url: string, payload?: Buffer) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() }
      const [start, busy] = [performance.now(), process.cpuUsage()]
      const answer = await app.inject({ url: `/api/roster/${url}`, method: payload ? 'POST' : 'GET', payload, headers })
      const { user, system } = process.cpuUsage(busy)
      console.log(`${what}: ${Math.round(performance.now() - start)} ms, of which this process worked ${Math.round((user + system) / 1000)} ms`)
      if (answer.statusCode >= 400) throw new Error(`${url}: ${answer.payload}`)
      return answer
    }
    async function importAll(what: string, file: Buffer): Promise<void> {
      const { base, counts } = (await send(`${what}, looked over`, 'import-preview', file)).json<ImportPreview>()
      console.log(`  ${JSON.stringify(counts)}, ${Math.round(file.length / 1000)} KB`)
      await send(`${what}, written`, `imports?base=${base}`, file)
    }

    await importAll(`${people} people into an empty village`, await sheetOf(() => '13900000000'))
    await importAll('the same with a third of them changed', await sheetOf((index) => (index % 3 === 0 ? '13700000000' : '13900000000')))
    const exported = (await send('taken down', 'export')).rawPayload
    console.log(`  ${(await readFirstSheet(exported)).length - 1} rows, ${Math.round(exported.length / 1000)} KB`)
    const { counts } = (await send('taken down and looked over again', 'import-preview', exported)).json<ImportPreview>()
    if (counts.same !== people) throw new Error(`an export is not what was imported: ${JSON.stringify(counts)}`)
    await app.close()
    await database.close()
  } finally {
    await engine.stop()
    await remove()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const titles = ['网格', '单元', '户号', '门牌', '姓名', '手机号', '户主']

const sheetOf = (phoneOf: (index: number) => string): Promise<Buffer> =>
  writeWorkbook([{
    name: '花名册',
    columns: titles.map((title) => ({ title, width: 12 })),
    rows: Array.from({ length: people }, (_, index) => {
      const household = Math.floor(index / perHousehold) + 1
      const place = index % perHousehold
      return [`第${1 + (household % 4)}网格`, null, household, null, `演示${household}之${place}`, phoneOf(index), place === 0 ? '是' : null]
    })
  }])

/** A village of four grids without a household. @returns its admin's token */
async function settle(tx: Tx): Promise<string> {
  const createdAt = new Date()
  const grids = [1, 2, 3, 4].map((number) => ({ name: `第${number}网格`, headName: '演示', headPhone: '13800000000', households: 0 }))
  const shop = { place: '一楼', hours: '8:30–17:30', phone: null }
  const { id: villageId } = await provisionVillage(tx, { name: '永安寨村', county: '潮安区', shop, grids }, createdAt)
  const { id: accountId } = await tx.insertInto('accounts')
    .values({ villageId, householdId: null, name: '赵管理', roles: ['villageAdmin'], consentedAt: createdAt, createdAt })
    .returning('id').executeTakeFirstOrThrow()
  const token = randomToken()
  const expiresAt = new Date(createdAt.getTime() + 86_400_000)
  await tx.insertInto('sessions').values({ villageId, tokenHash: sha256(token), accountId, createdAt, expiresAt }).execute()
  return token
}

void main()
