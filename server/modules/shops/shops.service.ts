import type { Shop } from '../../../types/contract/shops'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { demandPermission } from '../../shared/permissions'
import type { AuditService } from '../audit/audit.service'
import * as repository from './shops.repository'
import { checkShop, expiryOf, postponed } from './shops.rules'

export interface ShopsService {
  /** For everybody of the village. */
  get(actor: Actor): Promise<Shop>
  /** When goods ordered now go back to the shelf by themselves. */
  expiryOf(createdAt: Date, shop: Shop): Date
  /** Within somebody else's transaction. */
  read(tx: Tx, villageId: string): Promise<Shop>
  /**
   * Writes over the shop as `version` was. A closure lets every open order wait for as many days longer.
   *
   * @throws forbidden, stale_version, invalid_request
   */
  change(actor: Actor, shop: Shop): Promise<void>
}

interface Dependencies {
  database: Database
  clock: Clock
  audit: AuditService
}

/** What the trail keeps of a shop: no phone, and no version. */
const termsOf = ({ place, hours, hoursNote, closure, pickUpDays }: Shop) => ({ place, hours, hoursNote, closure, pickUpDays })

export function createShopsService({ database, clock, audit }: Dependencies): ShopsService {
  async function postpone(tx: Tx, villageId: string, { before, after }: Record<'before' | 'after', Shop['closure']>): Promise<void> {
    const now = clock.now()
    const moves = (await repository.listExpiries(tx, villageId))
      .map((from) => ({ from, to: postponed(from, { now, before, after }) }))
      .filter(({ from, to }) => to > from)
    await repository.moveExpiries(tx, villageId, moves)
  }

  return {
    read: repository.findShop,
    expiryOf,

    async get(actor) {
      const { villageId } = villager(actor)
      return database.inVillage(villageId, (tx) => repository.findShop(tx, villageId))
    },

    async change(actor, written) {
      demandPermission(actor, 'manage_shop')
      const person = villager(actor)
      const { villageId } = person
      const shop = { ...written, place: written.place.trim(), phone: written.phone?.trim() || null, hoursNote: written.hoursNote.trim() }
      checkShop(shop)
      await database.inVillage(villageId, async (tx) => {
        const before = await repository.findShop(tx, villageId)
        if (!(await repository.replaceShop(tx, villageId, shop))) {
          throw new AppError('stale_version', undefined, { version: before.version })
        }
        await postpone(tx, villageId, { before: before.closure, after: shop.closure })
        await audit.record(tx, person, { action: 'shop_changed', about: shop.place, details: { before: termsOf(before), after: termsOf(shop) } })
      })
    }
  }
}
