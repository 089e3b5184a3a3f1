import type { Column } from '@contract/rules'
import type { IconName } from '@/components/icons'

/** How a column is drawn wherever it is a door. */
export const columnIcons: Record<Column, IconName> = {
  courtyard: 'camera',
  volunteering: 'hand-heart',
  environment: 'search-check',
  study: 'book-open',
  honour: 'award'
}
