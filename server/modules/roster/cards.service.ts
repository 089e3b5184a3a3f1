import type { Page, VersionBody } from '../../../types/contract/common'
import type { CardCode, CardHousehold, HouseholdCard, HouseholdCardQuery } from '../../../types/contract/roster'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import { cardCode, readCardCode } from '../../shared/household-card'
import { demandPermission } from '../../shared/permissions'
import type { AuditService } from '../audit/audit.service'
import * as repository from './roster.repository'
import { checkChangeable } from './roster.rules'
import { writeRoster } from './writing'

export interface CardsService {
  /** To be printed, in the village's own order. @throws forbidden */
  list(actor: Actor, query: HouseholdCardQuery): Promise<Page<HouseholdCard>>
  /**
   * Makes the cards there are worthless; the next one that is printed counts.
   *
   * @throws forbidden, not_found, household_closed, stale_version
   */
  replace(actor: Actor, id: string, seen: VersionBody): Promise<void>
  /** Whose card it is. @throws household_card_wrong with `reason`: foreign, replaced or closed, then with `into` */
  holder(tx: Tx, villageId: string, code: string): Promise<CardHousehold>
  /** The same for anybody of the village. @throws forbidden, household_card_wrong */
  lookUp(actor: Actor, code: CardCode): Promise<CardHousehold>
}

interface Dependencies {
  database: Database
  secretKey: string
  audit: AuditService
}

/** No more counts fit on a card. */
const maxCards = 32_767

export function createCardsService({ database, secretKey, audit }: Dependencies): CardsService {
  async function holder(tx: Tx, villageId: string, code: string): Promise<CardHousehold> {
    const card = readCardCode(secretKey, villageId, code)
    const household = card && (await repository.findHousehold(tx, villageId, card.householdId))
    if (!household) throw new AppError('household_card_wrong', 'not made here for this village', { reason: 'foreign' })
    const { id, label, closedAt, heirLabel, cardNumber } = household
    if (closedAt) throw new AppError('household_card_wrong', 'of a household that is closed', { reason: 'closed', into: heirLabel })
    if (cardNumber !== card.number) throw new AppError('household_card_wrong', 'another one was made since', { reason: 'replaced' })
    return { id, label }
  }

  return {
    holder,

    async list(actor, { cursor = '0', limit = 20, gridId = null, householdId = null }) {
      demandPermission(actor, 'manage_roster')
      const { villageId } = villager(actor)
      if (!/^\d{1,6}$/.test(cursor)) throw new AppError('invalid_request', 'unknown cursor')
      const offset = Number(cursor)
      const wanted = { gridId, householdId, offset, limit: limit + 1 }
      const rows = await database.inVillage(villageId, (tx) => repository.listCards(tx, villageId, wanted))
      const items = rows.slice(0, limit).map(({ cardNumber: number, ...card }) =>
        ({ ...card, code: cardCode(secretKey, villageId, { householdId: card.householdId, number }) }))
      return { items, nextCursor: rows.length > limit ? String(offset + limit) : null }
    },

    async replace(actor, id, { version }) {
      await writeRoster(database, actor, async (tx, person) => {
        const { villageId } = person
        const household = await repository.findHousehold(tx, villageId, id)
        if (!household) throw new AppError('not_found')
        checkChangeable(household, version)
        if (household.cardNumber >= maxCards) throw new AppError('invalid_request', 'too many cards')
        if (!(await repository.replaceCard(tx, villageId, id, version))) throw new AppError('stale_version')
        await audit.record(tx, person, {
          action: 'household_card_replaced', about: household.label, householdId: id, subjectId: id,
          details: { card: household.cardNumber + 1 }
        })
      })
    },

    async lookUp(actor, { code }) {
      const { villageId } = villager(actor)
      return database.inVillage(villageId, (tx) => holder(tx, villageId, code))
    }
  }
}
