import type { ExportName, ExportQuery } from '../../../types/contract/exports'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import { dayPeriod, type Period } from '../../shared/calendar'
import { demandPermission } from '../../shared/permissions'
import { writeWorkbook, type Download, type Sheet } from '../../shared/spreadsheet'
import type { AuditService } from '../audit/audit.service'
import * as repository from './exports.repository'
import { ledgerSheet, ordersSheet, submissionsSheet } from './sheets'

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

const names: Record<ExportName, string> = { ledger: '积分账', submissions: '照片', orders: '兑换' }

type Lister = (tx: Tx, villageId: string, period: Period, most: number) => Promise<Sheet>

const listers: Record<ExportName, Lister> = {
  ledger: async (...wanted) => ledgerSheet(await repository.listLedger(...wanted)),
  submissions: async (...wanted) => submissionsSheet(await repository.listSubmissions(...wanted)),
  orders: async (...wanted) => ordersSheet(await repository.listOrderLines(...wanted))
}

export function createExportsService({ database, audit }: { database: Database; audit: AuditService }): ExportsService {
  return {
    async file(actor, name, { from, until }) {
      demandPermission(actor, 'export_books')
      const person = villager(actor)
      if (from > until) throw new AppError('invalid_request', 'from is behind until')
      const period = { since: dayPeriod(from).since, until: dayPeriod(until).until }
      const sheet = await database.inVillage(person.villageId, async (tx) => {
        const found = await listers[name](tx, person.villageId, period, limit + 1)
        if (found.rows.length > limit) throw new AppError('export_too_large', undefined, { limit })
        const details = { what: name, from, until, rows: found.rows.length }
        await audit.record(tx, person, { action: 'books_exported', about: names[name], details })
        return found
      })
      return { name: `${names[name]} ${from} ${until}.xlsx`, content: await writeWorkbook([sheet]) }
    }
  }
}
