import type { FeedPage, FeedQuery, Likes } from '@contract/feed'
import { withAddresses } from '@/platform/api'
import { request } from '@/platform/request'

/** One page of what the village has approved, newest first; of every column when none is given. */
export async function fetchFeed(params: FeedQuery): Promise<FeedPage> {
  const page = await request.get<FeedPage>('/feed', { params })
  return { ...page, items: page.items.map((item) => ({ ...item, photos: item.photos.map(withAddresses) })) }
}

/** Likes a submission or takes the like back; repeating it changes nothing. */
export const setLike = (id: string, liked: boolean) =>
  liked ? request.put<Likes>(`/feed/${id}/like`) : request.delete<Likes>(`/feed/${id}/like`)
