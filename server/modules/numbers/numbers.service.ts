import type { VillageNumbers, VillageOverview } from '../../../types/contract/numbers'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor } from '../../shared/actor'
import { monthOf, monthPeriod, monthsUpTo } from '../../shared/calendar'
import type { Clock } from '../../shared/clock'
import { demandPermission } from '../../shared/permissions'
import type { Download } from '../../shared/spreadsheet'
import type { VillagesService } from '../villages/villages.service'
import { figuresOf } from './numbers.rules'
import * as repository from './numbers.repository'
import { overviewWorkbook } from './overview-workbook'

export interface NumbersService {
  /** One's own village over the last twelve months. @throws forbidden */
  own(actor: Actor): Promise<VillageNumbers>
  /** Every village over the last twelve months, side by side. @throws forbidden */
  overview(actor: Actor): Promise<VillageOverview[]>
  /** The same as an Excel file. @throws forbidden */
  overviewFile(actor: Actor): Promise<Download>
}

interface Dependencies {
  database: Database
  clock: Clock
  villages: VillagesService
}

const monthCount = 12

export function createNumbersService({ database, clock, villages }: Dependencies): NumbersService {
  /** By village. */
  async function numbersOf(tx: Tx, scope: repository.Scope): Promise<Map<string, VillageNumbers>> {
    const months = monthsUpTo(monthOf(clock.now()), monthCount)
    const since = monthPeriod(months[0] as string).since
    const standing = await repository.listVillageFigures(tx, scope)
    const counted = await repository.listMonthFigures(tx, scope, { since, until: monthPeriod(months.at(-1) as string).until })
    return new Map(standing.map(({ villageId, oldestAt, outstanding, ...figures }) => {
      const own = counted.flatMap(({ villageId: id, ...month }) => (id === villageId ? [month] : []))
      const numbers = { ...figures, oldestAt: oldestAt?.toISOString() ?? null, months: figuresOf(months, own, outstanding) }
      return [villageId, numbers]
    }))
  }

  async function overview(actor: Actor): Promise<VillageOverview[]> {
    demandPermission(actor, 'compare_villages')
    const all = await villages.list()
    const numbers = await database.inVillage(null, (tx) => numbersOf(tx, 'all'))
    return all.flatMap((village) => {
      const own = numbers.get(village.id)
      return own ? [{ village, ...own }] : []
    })
  }

  return {
    async own(actor) {
      demandPermission(actor, 'read_numbers')
      const { villageId } = villager(actor)
      const numbers = await database.inVillage(villageId, (tx) => numbersOf(tx, 'own'))
      return numbers.get(villageId) as VillageNumbers
    },

    overview,
    overviewFile: async (actor) => overviewWorkbook(await overview(actor), monthOf(clock.now()))
  }
}
