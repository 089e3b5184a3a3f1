import type { DryRun, DryRunRequest } from '../../../types/contract/rules'
import type { Database } from '../../database/client'
import { villager, type Actor } from '../../shared/actor'
import { monthOf, monthPeriod, periodStart } from '../../shared/calendar'
import type { Clock } from '../../shared/clock'
import { demandPermission } from '../../shared/permissions'
import { dryRunBase, dryRunDeduction, dryRunUpload } from './dry-run.rules'
import * as repository from './dry-run.repository'
import { checkTerms } from './rules.rules'

export interface DryRunService {
  /** What last month would have given under these terms; nothing is kept. @throws forbidden, rule_terms_wrong */
  run(actor: Actor, request: DryRunRequest): Promise<DryRun>
}

export function createDryRunService({ database, clock }: { database: Database; clock: Clock }): DryRunService {
  return {
    async run(actor, { terms, seriesId }) {
      demandPermission(actor, 'manage_rules')
      const { villageId } = villager(actor)
      checkTerms(terms)
      const month = monthOf(new Date(periodStart('month', clock.now()).getTime() - 1))
      const period = monthPeriod(month)
      return database.inVillage(villageId, async (tx) => {
        if (terms.kind === 'upload') {
          return dryRunUpload(terms, seriesId === null ? [] : await repository.listSent(tx, villageId, seriesId, period), month)
        }
        if (terms.kind === 'deduction') {
          return dryRunDeduction(terms, seriesId === null ? [] : await repository.listDeducted(tx, villageId, seriesId, period), month)
        }
        const last = seriesId === null ? { households: 0, points: 0 } : await repository.findLastGrant(tx, villageId, seriesId)
        return dryRunBase(terms, last, await repository.countHouseholds(tx, villageId), month)
      })
    }
  }
}
