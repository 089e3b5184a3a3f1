import type { CounterOrder, Order } from '../../../types/contract/orders'
import type { Shop } from '../../../types/contract/shops'
import type { PhotosService } from '../photos/photos.service'
import type { OrderRow } from './orders.repository'
import { pickUpCode } from './pick-up-code'

/** How orders are shown: to the household with their code, to the counter without it. */
export function createOrderViews({ secretKey, photos }: { secretKey: string; photos: Pick<PhotosService, 'thumbnailUrl'> }) {
  const facts = (row: OrderRow) => ({
    id: row.id,
    status: row.status,
    lines: row.lines.map(({ picturePhotoId, ...line }) => ({
      ...line,
      pictureUrl: picturePhotoId && photos.thumbnailUrl(row.villageId, picturePhotoId)
    })),
    points: row.points,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    closedBy: row.closedByName,
    closeReason: row.closeReason,
    fetcher: row.fetcherName,
    fetchedBy: row.fetchedBy,
    card: row.memberName === null ? null : { member: row.memberName, witness: row.witnessName },
    version: row.version
  })

  return {
    forHousehold: (row: OrderRow, shop: Shop): Order => ({
      ...facts(row),
      pickUp: row.status === 'held' ? pickUpCode(secretKey, row.id, row.pickUpAttempt) : null,
      shop
    }),

    forCounter: (row: OrderRow): CounterOrder => ({
      ...facts(row),
      household: row.householdLabel,
      orderedBy: row.orderedByName
    })
  }
}
