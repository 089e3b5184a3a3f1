import type { Kinship, KinshipParams } from '../../../types/contract/people'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { demandPermission } from '../../shared/permissions'
import type { AuditService } from '../audit/audit.service'
import * as repository from './kinships.repository'

export interface KinshipsService {
  /** 亲属回避: ids of the households, besides their own, whose things this person decides nothing about. */
  relativesOf(tx: Tx, actor: Pick<Villager, 'villageId' | 'accountId'>): Promise<ReadonlySet<string>>
  /** Of oneself for those who review, of anybody for those who look after the people. @throws forbidden, not_found */
  list(actor: Actor, accountId: string): Promise<Kinship[]>
  /**
   * Declares kin, one's own or somebody else's; again changes nothing.
   *
   * @throws forbidden, not_found, household_not_found, household_closed, own_household
   */
  declare(actor: Actor, kinship: KinshipParams): Promise<void>
  /** Takes it back; nobody does so for themselves. @throws forbidden, second_person_needed, not_found */
  remove(actor: Actor, kinship: KinshipParams): Promise<void>
}

interface Dependencies {
  database: Database
  clock: Clock
  audit: AuditService
}

/** Whoever reviews answers for themselves; for others, those who look after the people. */
function demandRight(actor: Actor, accountId: string): Villager {
  demandPermission(actor, accountId.toLowerCase() === actor.accountId ? 'review' : 'manage_people')
  return villager(actor)
}

export function createKinshipsService({ database, clock, audit }: Dependencies): KinshipsService {
  async function demandAccount(tx: Tx, villageId: string, id: string) {
    const account = await repository.findAccount(tx, villageId, id)
    if (!account) throw new AppError('not_found', 'no such person')
    return account
  }

  return {
    async relativesOf(tx, { villageId, accountId }) {
      return new Set(await repository.listRelatives(tx, villageId, accountId))
    },

    async list(actor, accountId) {
      const { villageId } = demandRight(actor, accountId)
      return database.inVillage(villageId, async (tx) => {
        const { id } = await demandAccount(tx, villageId, accountId)
        const rows = await repository.listKinships(tx, villageId, id)
        return rows.map(({ id: householdId, label, declaredBy, createdAt }) => ({
          household: { id: householdId, label }, declaredBy, declaredAt: createdAt.toISOString()
        }))
      })
    },

    async declare(actor, { id, householdId }) {
      const person = demandRight(actor, id)
      const { villageId } = person
      await database.inVillage(villageId, async (tx) => {
        const account = await demandAccount(tx, villageId, id)
        const household = await repository.findHousehold(tx, villageId, householdId)
        if (!household) throw new AppError('household_not_found')
        if (household.id === account.householdId) throw new AppError('own_household', 'nobody decides about their own household anyway')
        const kinship = { villageId, accountId: account.id, householdId: household.id }
        if (!(await repository.insertKinship(tx, { ...kinship, declaredBy: person.accountId, createdAt: clock.now() }))) return
        await audit.record(tx, person, {
          action: 'kinship_declared', about: account.name, householdId: household.id, subjectId: account.id
        })
      })
    },

    async remove(actor, { id, householdId }) {
      demandPermission(actor, 'manage_people')
      const person = villager(actor)
      const { villageId, accountId } = person
      if (id.toLowerCase() === accountId) throw new AppError('second_person_needed', 'nobody takes back what was declared of themselves')
      await database.inVillage(villageId, async (tx) => {
        const account = await demandAccount(tx, villageId, id)
        if (!(await repository.deleteKinship(tx, { villageId, accountId: account.id, householdId }))) throw new AppError('not_found')
        await audit.record(tx, person, { action: 'kinship_removed', about: account.name, householdId, subjectId: account.id })
      })
    }
  }
}
