import type { ExportName, ExportQuery } from '../../../types/contract/exports'
import type { Permission } from '../../../types/contract/permissions'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import { dayPeriod, type Period } from '../../shared/calendar'
import { demandPermission } from '../../shared/permissions'
import { writeWorkbook, type Download, type Sheet } from '../../shared/spreadsheet'
import type { AuditService } from '../audit/audit.service'
import * as repository from './exports.repository'
import * as shopBooks from './shop-books.repository'
import { ledgerSheet, submissionsSheet } from './sheets'
import { goodsSheet, moneySheet, movementsSheet, orderLinesSheet, pricesSheet } from './shop-sheets'

export interface ExportsService {
  /**
   * The village's books of some days, line by line, as an Excel file; names nobody who reported anonymously.
   *
   * @throws forbidden, invalid_request, export_too_large with `limit` rows
   */
  file(actor: Actor, name: ExportName, query: ExportQuery): Promise<Download>
}

/** More would keep the server from others for too long; Excel itself would take a million. */
const limit = 20_000

interface Book {
  name: string
  permission: Permission
  sheets(tx: Tx, villageId: string, period: Period, most: number): Promise<Sheet[]>
}

const books: Record<ExportName, Book> = {
  ledger: {
    name: '积分账',
    permission: 'export_books',
    sheets: async (...wanted) => [ledgerSheet(await repository.listLedger(...wanted))]
  },
  submissions: {
    name: '照片',
    permission: 'export_books',
    sheets: async (...wanted) => [submissionsSheet(await repository.listSubmissions(...wanted))]
  },
  shop: {
    name: '超市',
    permission: 'read_shop_books',
    sheets: async (tx, villageId, period, most) => [
      orderLinesSheet(await shopBooks.listOrderLines(tx, villageId, period, most)),
      movementsSheet(await shopBooks.listMovements(tx, villageId, period, most)),
      pricesSheet(await shopBooks.listPrices(tx, villageId, period)),
      goodsSheet(await shopBooks.listGoodsSums(tx, villageId, period)),
      moneySheet(await shopBooks.listMoney(tx, villageId, period, most), period)
    ]
  }
}

export function createExportsService({ database, audit }: { database: Database; audit: AuditService }): ExportsService {
  return {
    async file(actor, what, { from, until }) {
      const { name, permission, sheets } = books[what]
      demandPermission(actor, permission)
      const person = villager(actor)
      if (from > until) throw new AppError('invalid_request', 'from is behind until')
      const period = { since: dayPeriod(from).since, until: dayPeriod(until).until }
      const found = await database.inVillage(person.villageId, async (tx) => {
        const listed = await sheets(tx, person.villageId, period, limit + 1)
        if (listed.some(({ rows }) => rows.length > limit)) throw new AppError('export_too_large', undefined, { limit })
        const rows = listed.reduce((sum, sheet) => sum + sheet.rows.length, 0)
        await audit.record(tx, person, { action: 'books_exported', about: name, details: { what, from, until, rows } })
        return listed
      })
      return { name: `${name} ${from} ${until}.xlsx`, content: await writeWorkbook(found) }
    }
  }
}
