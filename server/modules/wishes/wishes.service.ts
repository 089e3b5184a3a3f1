import type { WishList } from '../../../types/contract/goods'
import type { Database, Tx } from '../../database/client'
import { householdMember, type Actor } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import type { GoodsService } from '../goods/goods.service'
import type { MessagesService } from '../messages/messages.service'
import * as repository from './wishes.repository'

export interface WishesService {
  /** Of the own household, the latest first. @throws household_missing */
  list(actor: Actor): Promise<WishList>
  /** Has the household told when the goods can be had; once more changes nothing. @throws household_missing, goods_not_found */
  wish(actor: Actor, goodsId: string): Promise<void>
  /** @throws household_missing */
  unwish(actor: Actor, goodsId: string): Promise<void>
  /**
   * Tells households of the goods they wish for that have come or are there again, each time once and at most once a day,
   * and forgets the wishes for what was fetched meanwhile.
   *
   * @returns how many were told
   */
  remind(tx: Tx, villageId: string): Promise<number>
}

interface Dependencies {
  database: Database
  clock: Clock
  goods: GoodsService
  messages: MessagesService
}

const day = 86_400_000

export function createWishesService({ database, clock, goods, messages }: Dependencies): WishesService {
  return {
    async list(actor) {
      const member = householdMember(actor)
      return database.inVillage(member.villageId, async (tx) => ({ items: await goods.listWished(tx, member) }))
    },

    async wish(actor, goodsId) {
      const { villageId, householdId, accountId: wishedBy } = householdMember(actor)
      const wish = { villageId, householdId, goodsId, wishedBy, createdAt: clock.now() }
      const known = await database.inVillage(villageId, (tx) => repository.insertWish(tx, wish))
      if (!known) throw new AppError('goods_not_found')
    },

    async unwish(actor, goodsId) {
      const { villageId, householdId } = householdMember(actor)
      await database.inVillage(villageId, (tx) => repository.deleteWish(tx, { villageId, householdId, goodsId }))
    },

    async remind(tx, villageId) {
      const now = clock.now()
      await repository.deleteFulfilled(tx, villageId)
      await repository.forgetTold(tx, villageId, now, new Date(now.getTime() - day))
      const due = await repository.takeDue(tx, villageId, now)
      for (const { householdId, goodsId, name } of due) {
        await messages.tell(tx, villageId, { householdId }, { kind: 'wish_available', about: name, goodsId })
      }
      return due.length
    }
  }
}
