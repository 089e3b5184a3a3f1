import type { FeedItem } from '@contract/feed'
import { words } from '@/words'

/** Whom a photo is from, as far as the village may know. */
export const whose = ({ household, rule }: FeedItem): string =>
  household === null && rule.column === 'environment' ? words.feed.reporter : words.common.household(household)
