import { buffer } from 'node:stream/consumers'
import type {
  CardFace, CardSheetQuery, Passbook, PassbookFileQuery, PassbookQuery, PriceSheet, PriceSheetQuery, WallSheet, WallSheetQuery, WeekQuery
} from '../../../types/contract/paper'
import type { Database } from '../../database/client'
import type { Photos } from '../../photos/photos'
import { householdMember, villager, type Actor } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import { dayPeriod, shanghaiDay } from '../../shared/calendar'
import type { Clock } from '../../shared/clock'
import { cardCode } from '../../shared/household-card'
import { demandPermission } from '../../shared/permissions'
import type { Download } from '../../shared/spreadsheet'
import type { AttemptsService } from '../attempts/attempts.service'
import type { AuditService } from '../audit/audit.service'
import { drawCards } from './drawings/household-cards'
import { drawPassbook } from './drawings/passbook'
import { drawPriceSheet } from './drawings/price-sheet'
import { drawWallSheet } from './drawings/wall-sheet'
import * as repository from './paper.repository'
import { groupGoods, hang, monthsOf, passbookLine, room, weekOf } from './sheets.rules'
import { hoursWords } from './words.rules'

export interface PaperService {
  /** What the shop offers today. @throws forbidden */
  priceSheet(actor: Actor): Promise<PriceSheet>
  /** The same as a PDF. @throws forbidden, too_many_requests */
  priceSheetFile(actor: Actor, query: PriceSheetQuery): Promise<Download>
  /** A week of the village. @throws forbidden */
  wallSheet(actor: Actor, query: WeekQuery): Promise<WallSheet>
  /** The same as a PDF. @throws forbidden, too_many_requests */
  wallSheetFile(actor: Actor, query: WallSheetQuery): Promise<Download>
  /**
   * A year of a household's points: of the own one, or of any for whom the roster is theirs to keep.
   *
   * @throws forbidden, household_missing, household_not_found, household_closed
   */
  passbook(actor: Actor, query: PassbookQuery): Promise<Passbook>
  /** The same as a PDF; another household's leaves a trace. @throws what `passbook` does, too_many_requests */
  passbookFile(actor: Actor, query: PassbookFileQuery): Promise<Download>
  /** Cards for the doors, ten to a page, as a PDF. @throws forbidden, export_too_large with `limit` cards, too_many_requests */
  cardsFile(actor: Actor, query: CardSheetQuery): Promise<Download>
}

interface Dependencies {
  database: Database
  clock: Clock
  secretKey: string
  /** Where the web app is opened. */
  publicUrl: string
  photos: Photos
  attempts: AttemptsService
  audit: AuditService
}

/** More lines are no book any more; what came before them is carried over. */
const mostEntries = 600
const mostCards = 1000

export function createPaperService({ database, clock, secretKey, publicUrl, photos, attempts, audit }: Dependencies): PaperService {
  const pageAddress = (path: string) => `${publicUrl}/#${path}`
  const thumbnail = (villageId: string, photoId: string) => photos.url(villageId, photoId, 'small', clock.now())

  /** A drawing takes the server longer than other answers. */
  const count = ({ accountId }: Actor) => attempts.count({ key: `paper:${accountId}`, max: 30, windowSeconds: 600 })

  /** The bytes of pictures by what they show; those whose file is gone are not among them. */
  async function develop(villageId: string, wanted: readonly { id: string; photoId: string | null }[]): Promise<Map<string, Buffer>> {
    const found = new Map<string, Buffer>()
    for (const { id, photoId } of wanted) {
      const file = photoId && (await photos.open(villageId, photoId, 'small'))
      if (file) found.set(id, await buffer(file.stream))
    }
    return found
  }

  async function readPrices(actor: Actor) {
    demandPermission(actor, 'manage_goods')
    const { villageId } = villager(actor)
    const now = clock.now()
    return database.inVillage(villageId, async (tx) => {
      const priced = await repository.listPriced(tx, villageId, now)
      const { place, phone, hours, hoursNote } = await repository.findShop(tx, villageId)
      const sheet: PriceSheet = {
        village: await repository.findVillage(tx, villageId),
        on: shanghaiDay(now),
        place,
        hours: hoursWords(hours, hoursNote),
        phone,
        address: pageAddress('/pages/shop/index'),
        groups: groupGoods(priced, now, ({ picturePhotoId }) => picturePhotoId && thumbnail(villageId, picturePhotoId))
      }
      return { villageId, sheet, pictures: priced.map(({ id, picturePhotoId: photoId }) => ({ id, photoId })) }
    })
  }

  async function readWeek(actor: Actor, { week = 'this' }: WeekQuery) {
    demandPermission(actor, 'publish_notices')
    const { villageId } = villager(actor)
    const now = clock.now()
    const period = weekOf(now, week)
    // what is announced for the days behind it belongs on the wall too
    const ahead = { since: period.since, until: new Date(period.until.getTime() + 7 * 86_400_000) }
    return database.inVillage(villageId, async (tx) => {
      const awarded = await repository.listHonours(tx, villageId, { from: period.from, until: period.last })
      const best = await repository.rankHouseholds(tx, villageId, { period, limit: room.board, householdId: null })
      const activities = await repository.listActivities(tx, villageId, ahead, room.activities)
      const begun = { since: period.since, until: now < period.until ? now : period.until }
      const prices = await repository.listNewPrices(tx, villageId, begun, room.goods)
      const shown = awarded.slice(0, room.honours)
      const sheet: WallSheet = {
        village: await repository.findVillage(tx, villageId),
        from: period.from,
        until: period.last,
        address: pageAddress('/pages/home/index'),
        ledger: await repository.sumLedger(tx, villageId, period),
        honours: shown.map((row) => hang(row, (photoId) => thumbnail(villageId, photoId))),
        moreHonours: awarded.length - shown.length,
        board: best.filter(({ points }) => points > 0)
          .map(({ place, label, unlisted, points }) => ({ place, household: unlisted ? null : label, points })),
        activities: activities.map(({ startsAt, came, ...activity }) =>
          ({ ...activity, startsAt: startsAt.toISOString(), came: startsAt <= now ? came : null })),
        goods: prices.map(({ startsAt, ...goods }) => ({ ...goods, on: shanghaiDay(startsAt) }))
      }
      return { villageId, sheet, pictures: shown.filter(({ unlisted }) => !unlisted) }
    })
  }

  async function readPassbook(actor: Actor, { householdId: wanted, year: wantedYear }: PassbookQuery, trace = false) {
    const householdId = wanted?.toLowerCase() ?? householdMember(actor).householdId
    const own = householdId === actor.householdId
    if (!own) demandPermission(actor, 'manage_roster')
    const person = villager(actor)
    const { villageId } = person
    const on = shanghaiDay(clock.now())
    const running = Number(on.slice(0, 4))
    const year = wantedYear ?? running
    const period = { since: dayPeriod(`${year}-01-01`).since, until: dayPeriod(`${year}-12-31`).until }
    return database.inVillage(villageId, async (tx): Promise<Passbook> => {
      const household = await repository.findHousehold(tx, villageId, householdId)
      if (!household) throw new AppError('household_not_found')
      if (household.closedAt) throw new AppError('household_closed')
      const { label, grid, unit, cardNumber: number } = household
      const { free, held } = await repository.findBalance(tx, villageId, householdId)
      const sums = await repository.sumByMonth(tx, villageId, householdId)
      const { count: there, before } = await repository.countEntries(tx, villageId, householdId, period)
      const rows = (await repository.listEntries(tx, villageId, householdId, period, mostEntries)).reverse()
      const [first] = rows
      if (trace && !own) {
        const details = { year }
        await audit.record(tx, person, { action: 'passbook_printed', about: label, householdId, subjectId: householdId, details })
      }
      return {
        village: await repository.findVillage(tx, villageId),
        household: label, grid, unit, on, year, free, held,
        address: pageAddress(`/packages/helping/for-others/index?card=${cardCode(secretKey, villageId, { householdId, number })}`),
        years: [...new Set([running, ...sums.map(({ month }) => Number(month.slice(0, 4)))])],
        carried: first ? first.balanceAfter - first.amount : before,
        months: monthsOf(sums, year, before),
        entries: rows.map((row) => passbookLine(row, own)),
        left: there - rows.length
      }
    })
  }

  return {
    priceSheet: async (actor) => (await readPrices(actor)).sheet,

    async priceSheetFile(actor, { size = 'A4' }) {
      const { villageId, sheet, pictures } = await readPrices(actor)
      await count(actor)
      const content = await drawPriceSheet(sheet, { size, at: clock.now(), pictures: await develop(villageId, pictures) })
      return { name: `物品积分兑换表 ${size} ${sheet.on}.pdf`, content }
    },

    wallSheet: async (actor, query) => (await readWeek(actor, query)).sheet,

    async wallSheetFile(actor, { size = 'A4', ...query }) {
      const { villageId, sheet, pictures } = await readWeek(actor, query)
      await count(actor)
      const content = await drawWallSheet(sheet, { size, at: clock.now(), pictures: await develop(villageId, pictures) })
      return { name: `墙报 ${size} ${sheet.from}.pdf`, content }
    },

    passbook: readPassbook,

    async passbookFile(actor, { size = 'A4', ...query }) {
      await count(actor)
      const book = await readPassbook(actor, query, true)
      return { name: `积分存折 ${book.household} ${book.year}.pdf`, content: await drawPassbook(book, { size, at: clock.now() }) }
    },

    async cardsFile(actor, { gridId = null, householdId = null }) {
      demandPermission(actor, 'manage_roster')
      const { villageId } = villager(actor)
      await count(actor)
      const { village, cards } = await database.inVillage(villageId, async (tx) => ({
        village: await repository.findVillage(tx, villageId),
        cards: await repository.listCards(tx, villageId, { gridId, householdId, offset: 0, limit: mostCards + 1 })
      }))
      if (cards.length > mostCards) throw new AppError('export_too_large', undefined, { limit: mostCards })
      const faces = cards.map(({ householdId: id, label, grid, unit, cardNumber: number }): CardFace => ({
        label,
        place: [grid, unit].filter(Boolean).join(' · '),
        address: pageAddress(`/packages/helping/for-others/index?card=${cardCode(secretKey, villageId, { householdId: id, number })}`)
      }))
      return { name: `门牌卡 ${shanghaiDay(clock.now())}.pdf`, content: await drawCards(village, faces, clock.now()) }
    }
  }
}
