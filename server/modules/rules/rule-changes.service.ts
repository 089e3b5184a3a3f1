import type { RuleDraft, RuleOrder, RuleReopening } from '../../../types/contract/rules'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { demandPermission } from '../../shared/permissions'
import type { AuditService } from '../audit/audit.service'
import { createOnce } from '../idempotency/idempotency.service'
import { checkTerms, standingOf, startOf, type Standing } from './rules.rules'
import * as repository from './rules.repository'
import { columnsOf, termsOf } from './terms'

/** Every change has to have seen the last version of its series: `id` is that one's. */
export interface RuleChangesService {
  /** Lays a new rule down. @returns id of its first version @throws forbidden, rule_terms_wrong, idempotency_key_reused */
  create(actor: Actor, draft: RuleDraft, idempotencyKey: string): Promise<string>
  /**
   * Lays the next version down: the one before ends where it begins, one that has not begun is replaced.
   *
   * @returns id of the new version
   * @throws forbidden, rule_not_found, rule_has_changed, rule_terms_wrong, invalid_request, idempotency_key_reused
   */
  change(actor: Actor, id: string, draft: RuleDraft, idempotencyKey: string): Promise<string>
  /** Brings a closed one back as it was. @returns id of the new version @throws as `change` does */
  reopen(actor: Actor, id: string, reopening: RuleReopening, idempotencyKey: string): Promise<string>
  /** Takes a version back that has not begun: the one before stays. @throws forbidden, rule_not_found, rule_has_changed */
  takeBack(actor: Actor, id: string): Promise<void>
  /** Ends it now, and what was to begin later; a closed one stays closed. @throws forbidden, rule_not_found, rule_has_changed */
  close(actor: Actor, id: string): Promise<void>
  /** Puts all rules of a kind in order. @throws forbidden, rule_has_changed when there are others by now */
  order(actor: Actor, order: RuleOrder): Promise<void>
}

interface Dependencies {
  database: Database
  clock: Clock
  audit: AuditService
}

export function createRuleChangesService({ database, clock, audit }: Dependencies): RuleChangesService {
  function manager(actor: Actor): Villager {
    demandPermission(actor, 'manage_rules')
    return villager(actor)
  }

  /** The series of a version, which nobody else changes until the transaction ends. @throws rule_not_found */
  async function lock(tx: Tx, { villageId }: Villager, id: string): Promise<Standing<repository.VersionRow>> {
    const seen = await repository.findRule(tx, villageId, id)
    if (!seen) throw new AppError('rule_not_found')
    await repository.lockSeries(tx, villageId, seen.seriesId)
    const standing = standingOf(await repository.listVersions(tx, villageId, seen.seriesId), clock.now())
    if (!standing) throw new AppError('rule_not_found')
    return standing
  }

  const isClosed = ({ current, next }: Standing<unknown>): boolean => current === null && next === null

  /** Ends what is in force at an instant, and takes back what has not begun. */
  async function end(tx: Tx, { villageId }: Villager, { current, next }: Standing<repository.VersionRow>, at: Date): Promise<void> {
    if (next) await repository.setEnd(tx, villageId, next.id, next.startsAt)
    if (current) await repository.setEnd(tx, villageId, current.id, at)
  }

  interface Laid {
    id: string
    seriesId: string
    position: number
    startsAt: Date
  }

  async function insert(tx: Tx, { villageId, accountId }: Villager, terms: RuleDraft['terms'], laid: Laid): Promise<void> {
    await repository.insertVersion(tx, { villageId, ...columnsOf(terms), ...laid, createdBy: accountId, createdAt: clock.now() })
  }

  return {
    async create(actor, { terms, from }, idempotencyKey) {
      const person = manager(actor)
      checkTerms(terms)
      const { villageId } = person
      return database.inVillage(villageId, (tx) =>
        createOnce(tx, person, { key: idempotencyKey, content: ['rule', terms, from] }, clock.now(), async (id) => {
          const startsAt = startOf(from, clock.now())
          const position = (await repository.lastPosition(tx, villageId)) + 1
          await insert(tx, person, terms, { id, seriesId: id, position, startsAt })
          await audit.record(tx, person, { action: 'rule_created', about: terms.name.trim(), subjectId: id, details: { terms, startsAt } })
        }))
    },

    async change(actor, id, { terms, from }, idempotencyKey) {
      const person = manager(actor)
      checkTerms(terms)
      return database.inVillage(person.villageId, (tx) =>
        createOnce(tx, person, { key: idempotencyKey, content: ['rule version', id, terms, from] }, clock.now(), async (newId) => {
          const standing = await lock(tx, person, id)
          const { head } = standing
          if (head.id !== id || isClosed(standing)) throw new AppError('rule_has_changed')
          if (head.kind !== terms.kind || head.column !== columnsOf(terms).column) {
            throw new AppError('invalid_request', 'kind and column are the same in every version')
          }
          const startsAt = startOf(from, clock.now())
          await end(tx, person, standing, startsAt)
          await insert(tx, person, terms, { id: newId, seriesId: head.seriesId, position: head.position, startsAt })
          const details = { before: termsOf(head), after: terms, startsAt }
          await audit.record(tx, person, { action: 'rule_changed', about: terms.name.trim(), subjectId: newId, details })
        }))
    },

    async reopen(actor, id, { from }, idempotencyKey) {
      const person = manager(actor)
      return database.inVillage(person.villageId, (tx) =>
        createOnce(tx, person, { key: idempotencyKey, content: ['rule reopened', id, from] }, clock.now(), async (newId) => {
          const standing = await lock(tx, person, id)
          const { head } = standing
          if (head.id !== id || !isClosed(standing)) throw new AppError('rule_has_changed')
          const startsAt = startOf(from, clock.now())
          await insert(tx, person, termsOf(head), { id: newId, seriesId: head.seriesId, position: head.position, startsAt })
          await audit.record(tx, person, { action: 'rule_reopened', about: head.name, subjectId: newId, details: { startsAt } })
        }))
    },

    async takeBack(actor, id) {
      const person = manager(actor)
      const { villageId } = person
      await database.inVillage(villageId, async (tx) => {
        const { head, next, current } = await lock(tx, person, id)
        if (head.id !== id || next?.id !== id) throw new AppError('rule_has_changed')
        await repository.setEnd(tx, villageId, id, head.startsAt)
        if (current) await repository.setEnd(tx, villageId, current.id, null)
        const details = { takenBack: termsOf(head), startsAt: head.startsAt }
        await audit.record(tx, person, { action: 'rule_changed', about: head.name, subjectId: id, details })
      })
    },

    async close(actor, id) {
      const person = manager(actor)
      await database.inVillage(person.villageId, async (tx) => {
        const standing = await lock(tx, person, id)
        const { head } = standing
        if (head.id !== id) throw new AppError('rule_has_changed')
        if (isClosed(standing)) return
        await end(tx, person, standing, clock.now())
        await audit.record(tx, person, { action: 'rule_closed', about: head.name, subjectId: id })
      })
    },

    async order(actor, { kind, seriesIds }) {
      const person = manager(actor)
      const { villageId } = person
      await database.inVillage(villageId, async (tx) => {
        const rows = (await repository.listVersions(tx, villageId)).filter((row) => row.kind === kind)
        const names = new Map(rows.map(({ seriesId, name }) => [seriesId, name]))
        if (names.size !== seriesIds.length || seriesIds.some((id) => !names.has(id))) throw new AppError('rule_has_changed')
        await repository.setOrder(tx, villageId, seriesIds)
        const details = { order: seriesIds.map((id) => names.get(id)) }
        await audit.record(tx, person, { action: 'rule_changed', about: names.get(seriesIds[0] ?? '') ?? '', details })
      })
    }
  }
}
