import { capPeriods, type CapPeriod, type Rule, type RuleSeries } from '../../../types/contract/rules'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Period } from '../../shared/calendar'
import type { Clock } from '../../shared/clock'
import { demandPermission } from '../../shared/permissions'
import { allowanceOf, capPeriodOf, isInForce, standingOf, versionToTake, type Counts } from './rules.rules'
import * as repository from './rules.repository'
import { presentRule, presentVersion } from './terms'

/** A submission whose rule limits how often a household sends in. */
interface Limited {
  villageId: string
  id: string
  ruleId: string
  householdId: string
  createdAt: Date
}

export interface RulesService {
  /** The upload rules in force of one's village in the village's order, with what one's household has left of their caps. */
  list(actor: Actor): Promise<Rule[]>
  /** The same of any village, which is no secret. */
  listOpen(tx: Tx, villageId: string): Promise<Rule[]>
  /** Every rule with its versions. @throws forbidden */
  listAll(actor: Actor): Promise<RuleSeries[]>
  /**
   * What a submission made under a version is taken under: that version while it is in force, then the one of the series
   * that is, and where there is none the version itself, which is not open.
   *
   * @throws rule_not_found, rule_has_changed where the sender was to stay unknown and would not any more
   */
  forSending(tx: Tx, actor: Villager, id: string): Promise<Rule>
  /** Refuses where the household has used up a cap; nobody else sends in for it until the transaction ends. @throws cap_reached */
  demandRoom(tx: Tx, villageId: string, rule: Rule, householdId: string): Promise<void>
  /** Refuses to approve one that was decided once where others have taken its place since. @throws cap_reached */
  demandRoomAgain(tx: Tx, submission: Limited): Promise<void>
}

const counted = ['waiting', 'appealed', 'approved'] as const
/** Of two that were appealed, the one that is approved first has the place. */
const inItsPlace = ['waiting', 'approved'] as const
const unused: Counts = { day: 0, week: 0, month: 0 }

const periodsAt = (at: Date) =>
  Object.fromEntries(capPeriods.map((period) => [period, capPeriodOf(period, at)])) as Record<CapPeriod, Period>

const isCapped = ({ capDay, capWeek, capMonth }: repository.RuleRow) => capDay !== null || capWeek !== null || capMonth !== null

export function createRulesService({ database, clock }: { database: Database; clock: Clock }): RulesService {
  /** What a household has used of these series now. */
  async function usedNow(tx: Tx, villageId: string, householdId: string, seriesIds: readonly string[], now: Date) {
    if (seriesIds.length === 0) return new Map<string, Counts>()
    const wanted = { householdId, seriesIds, statuses: counted, periods: periodsAt(now), except: null }
    return repository.countSent(tx, villageId, wanted)
  }

  return {
    async list(actor) {
      const { villageId, householdId } = villager(actor)
      const now = clock.now()
      return database.inVillage(villageId, async (tx) => {
        const rows = await repository.listUploadRules(tx, villageId, now)
        const capped = rows.filter(isCapped).map(({ seriesId }) => seriesId)
        const used = householdId === null ? null : await usedNow(tx, villageId, householdId, capped, now)
        return rows.map((row) => {
          const rule = presentRule(row, null, now)
          return used ? { ...rule, allowance: allowanceOf(rule.caps, used.get(row.seriesId) ?? unused, now) } : rule
        })
      })
    },

    async listOpen(tx, villageId) {
      const now = clock.now()
      return (await repository.listUploadRules(tx, villageId, now)).map((row) => presentRule(row, null, now))
    },

    async listAll(actor) {
      demandPermission(actor, 'manage_rules')
      const { villageId } = villager(actor)
      const rows = await database.inVillage(villageId, (tx) => repository.listVersions(tx, villageId))
      const series = new Map<string, repository.VersionRow[]>()
      for (const row of rows) series.set(row.seriesId, [...(series.get(row.seriesId) ?? []), row])
      return [...series].flatMap(([id, versions]) => presentSeries(id, versions, clock.now()) ?? [])
    },

    async forSending(tx, { villageId }, id) {
      const now = clock.now()
      const asked = await repository.findUploadRule(tx, villageId, id)
      if (!asked) throw new AppError('rule_not_found')
      const current = isInForce(asked, now) ? asked : await repository.findCurrentUploadRule(tx, villageId, asked.seriesId, now)
      return presentRule(versionToTake(asked, current, now), null, now)
    },

    async demandRoom(tx, villageId, { seriesId, caps }, householdId) {
      if (capPeriods.every((period) => caps[period] === null)) return
      await repository.lockHousehold(tx, villageId, householdId)
      const now = clock.now()
      const used = await usedNow(tx, villageId, householdId, [seriesId], now)
      const allowance = allowanceOf(caps, used.get(seriesId) ?? unused, now)
      if (allowance?.left !== 0) return
      const { limit, period, opensAt } = allowance
      throw new AppError('cap_reached', undefined, { limit, period, opensAt })
    },

    async demandRoomAgain(tx, { villageId, id, ruleId, householdId, createdAt }) {
      const row = await repository.findUploadRule(tx, villageId, ruleId)
      if (!row || !isCapped(row)) return
      await repository.lockHousehold(tx, villageId, householdId)
      const { seriesId } = row
      const wanted = { householdId, seriesIds: [seriesId], statuses: inItsPlace, periods: periodsAt(createdAt), except: id }
      const used = (await repository.countSent(tx, villageId, wanted)).get(seriesId) ?? unused
      const allowance = allowanceOf(presentRule(row, null, createdAt).caps, used, createdAt)
      if (allowance?.left === 0) throw new AppError('cap_reached', undefined, { limit: allowance.limit, period: allowance.period })
    }
  }
}

/** Null for a series without a version. */
function presentSeries(id: string, versions: readonly repository.VersionRow[], now: Date): RuleSeries | null {
  const standing = standingOf(versions, now)
  if (!standing) return null
  const { head, current, next, past } = standing
  return {
    id,
    headId: head.id,
    state: current ? 'in_force' : next ? 'begins' : 'closed',
    current: current && presentVersion(current),
    next: next && presentVersion(next),
    past: past.map(presentVersion)
  }
}
