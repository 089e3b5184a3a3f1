import type { FeedItem, FeedPage } from '@contract/feed'

const photo = (id: string) => ({ id, url: `/${id}/large.jpg`, thumbnailUrl: `/${id}/small.jpg`, width: 1600, height: 1200 })

/** Something the village has approved; `photos` by their ids. */
export function feedItem(id: string, { photos = [`${id}-1`], ...changes }: Partial<Omit<FeedItem, 'photos'>> & { photos?: string[] } = {}): FeedItem {
  return {
    id,
    rule: { name: '我家庭院', column: 'courtyard' },
    household: '第一网格 3 号',
    photos: photos.map(photo),
    points: 2,
    approvedOn: '2025-03-01',
    likes: 0,
    liked: false,
    ...changes
  }
}

export const feedPage = (items: FeedItem[], nextCursor: string | null = null): FeedPage => ({ items, nextCursor })

export const honour = (id: string, household: string | null = '第二网格 5 号') =>
  feedItem(id, { rule: { name: '荣誉展示', column: 'honour' }, household, points: 20 })
