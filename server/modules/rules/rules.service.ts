import type { Rule } from '../../../types/contract/rules'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import * as repository from './rules.repository'

export interface RulesService {
  /** The open rules of one's village in the village's order. */
  list(actor: Actor): Promise<Rule[]>
  /** The open rules of any village, which are no secret. */
  listOpen(tx: Tx, villageId: string): Promise<Rule[]>
  /** Any rule of the village, closed ones too. @throws rule_not_found */
  find(tx: Tx, actor: Villager, id: string): Promise<Rule>
}

export function createRulesService({ database, clock }: { database: Database; clock: Clock }): RulesService {
  async function listOpen(tx: Tx, villageId: string) {
    const now = clock.now()
    return (await repository.listOpenRules(tx, villageId, now)).map((row) => presentRule(row, now))
  }

  return {
    listOpen,

    async list(actor) {
      const { villageId } = villager(actor)
      return database.inVillage(villageId, (tx) => listOpen(tx, villageId))
    },

    async find(tx, { villageId }, id) {
      const row = await repository.findRule(tx, villageId, id)
      if (!row) throw new AppError('rule_not_found')
      return presentRule(row, clock.now())
    }
  }
}

const presentRule = ({ startsAt, closedAt, ...rule }: repository.RuleRow, now: Date): Rule => ({
  ...rule,
  open: startsAt <= now && (closedAt === null || closedAt > now)
})
