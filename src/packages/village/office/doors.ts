import type { Permission } from '@contract/permissions'
import type { IconName } from '@/components/icons'
import { routes } from '@/routes'
import type { words } from '@/words'

type Words = typeof words.office

export interface Door {
  name: keyof Words['doors']
  group: keyof Words['groups']
  icon: IconName
  permission: Permission
  route: (typeof routes)[keyof typeof routes]
}

/** Everything that is done for the village, in the order of the page. */
export const doors: readonly Door[] = [
  { name: 'review', group: 'reviews', icon: 'search-check', permission: 'review', route: routes.review },
  { name: 'invite', group: 'people', icon: 'key-round', permission: 'manage_people', route: routes.invite }
]
