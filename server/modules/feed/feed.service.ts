import type { Page } from '../../../types/contract/common'
import type { FeedItem, FeedQuery, Likes } from '../../../types/contract/feed'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import type { PhotosService } from '../photos/photos.service'
import * as repository from './feed.repository'

export interface FeedService {
  /** Approved submissions of the village, newest first; reports under an anonymous rule are not among them. */
  list(actor: Actor, query: FeedQuery): Promise<Page<FeedItem>>
  /** One like per account; again changes nothing. @throws not_found unless it is in the village's feed */
  like(actor: Actor, submissionId: string): Promise<Likes>
  /** Takes the like back; without one nothing changes. @throws not_found unless it is in the village's feed */
  unlike(actor: Actor, submissionId: string): Promise<Likes>
}

interface Dependencies {
  database: Database
  clock: Clock
  photos: PhotosService
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function createFeedService({ database, clock, photos }: Dependencies): FeedService {
  async function change(
    actor: Actor,
    submissionId: string,
    liked: boolean,
    write: (tx: Tx, like: repository.Like) => Promise<void>
  ): Promise<Likes> {
    const { villageId, accountId } = villager(actor)
    return database.inVillage(villageId, async (tx) => {
      if (!(await repository.isInFeed(tx, villageId, submissionId))) throw new AppError('not_found')
      await write(tx, { villageId, submissionId, accountId })
      return { likes: await repository.countLikes(tx, villageId, submissionId), liked }
    })
  }

  return {
    async list(actor, { cursor, limit = 20, column }) {
      const { villageId, accountId } = villager(actor)
      if (cursor !== undefined && !uuid.test(cursor)) throw new AppError('invalid_request', 'unknown cursor')
      const wanted = { column: column ?? null, behind: cursor ?? null, accountId, limit: limit + 1 }
      const rows = await database.inVillage(villageId, (tx) => repository.listFeed(tx, villageId, wanted))
      const items = rows.slice(0, limit).map(({ ruleName, column: ruleColumn, ...row }) => ({
        ...row,
        rule: { name: ruleName, column: ruleColumn },
        photos: row.photos.map((photo) => photos.present({ villageId, ...photo }))
      }))
      return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
    },

    like: (actor, submissionId) =>
      change(actor, submissionId, true, (tx, like) => repository.insertLike(tx, like, clock.now())),

    unlike: (actor, submissionId) => change(actor, submissionId, false, repository.deleteLike)
  }
}
