import type { Rule } from '../../../types/contract/rules'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import * as repository from './rules.repository'

export interface RulesService {
  /** The open rules of one's village in the village's order. */
  list(actor: Actor): Promise<Rule[]>
  /** The open rules of any village, which are no secret. */
  listOpen(tx: Tx, villageId: string): Promise<Rule[]>
  /** Any rule of the village, closed ones too. @throws rule_not_found */
  find(tx: Tx, actor: Villager, id: string): Promise<Rule>
}

export function createRulesService({ database }: { database: Database }): RulesService {
  const listOpen = async (tx: Tx, villageId: string) => (await repository.listOpenRules(tx, villageId)).map(presentRule)

  return {
    listOpen,

    async list(actor) {
      const { villageId } = villager(actor)
      return database.inVillage(villageId, (tx) => listOpen(tx, villageId))
    },

    async find(tx, { villageId }, id) {
      const row = await repository.findRule(tx, villageId, id)
      if (!row) throw new AppError('rule_not_found')
      return presentRule(row)
    }
  }
}

const presentRule = ({ closedAt, ...rule }: repository.RuleRow): Rule => ({ ...rule, open: closedAt === null })
