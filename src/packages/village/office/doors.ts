import type { Permission } from '@contract/permissions'
import type { IconName } from '@/components/icons'
import { routes } from '@/routes'
import type * as words from '@/words'

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
  { name: 'secondLooks', group: 'reviews', icon: 'eye', permission: 'review', route: routes.secondLooks },
  { name: 'deductions', group: 'reviews', icon: 'circle-alert', permission: 'deduct', route: routes.deductions },
  { name: 'rules', group: 'reviews', icon: 'sprout', permission: 'manage_rules', route: routes.rules },
  { name: 'settings', group: 'reviews', icon: 'settings', permission: 'manage_settings', route: routes.settings },
  { name: 'roster', group: 'people', icon: 'house', permission: 'manage_roster', route: routes.roster },
  { name: 'people', group: 'people', icon: 'users', permission: 'manage_people', route: routes.people },
  { name: 'joinRequests', group: 'people', icon: 'inbox', permission: 'manage_people', route: routes.joinRequests },
  { name: 'kin', group: 'people', icon: 'hand-heart', permission: 'review', route: routes.kin },
  { name: 'invite', group: 'people', icon: 'key-round', permission: 'manage_people', route: routes.invite },
  { name: 'activities', group: 'events', icon: 'calendar-days', permission: 'manage_activities', route: routes.activityDesk },
  { name: 'notices', group: 'events', icon: 'bell', permission: 'publish_notices', route: routes.noticeDesk },
  { name: 'honours', group: 'events', icon: 'award', permission: 'award_honours', route: routes.honourDesk },
  { name: 'wallSheet', group: 'events', icon: 'printer', permission: 'publish_notices', route: routes.wallSheet },
  { name: 'statements', group: 'books', icon: 'book-open', permission: 'publish_statements', route: routes.statements },
  { name: 'adjustments', group: 'books', icon: 'receipt-text', permission: 'adjust_points', route: routes.adjustments },
  { name: 'numbers', group: 'books', icon: 'chart-column', permission: 'read_numbers', route: routes.numbers },
  { name: 'exports', group: 'books', icon: 'download', permission: 'export_books', route: routes.exports },
  { name: 'audit', group: 'books', icon: 'list', permission: 'read_audit', route: routes.audit },
  { name: 'counter', group: 'shop', icon: 'scan-line', permission: 'serve_counter', route: routes.counter },
  { name: 'counterOrders', group: 'shop', icon: 'shopping-bag', permission: 'serve_counter', route: routes.counterOrders },
  { name: 'goods', group: 'shop', icon: 'package', permission: 'manage_goods', route: routes.goodsDesk },
  { name: 'stockTakes', group: 'shop', icon: 'list', permission: 'manage_goods', route: routes.stockTakes },
  { name: 'shopDays', group: 'shop', icon: 'calendar-days', permission: 'read_shop_books', route: routes.shopDays },
  { name: 'reserve', group: 'shop', icon: 'chart-column', permission: 'read_shop_books', route: routes.reserve },
  { name: 'shopBooks', group: 'shop', icon: 'download', permission: 'read_shop_books', route: routes.exports },
  { name: 'priceSheet', group: 'shop', icon: 'printer', permission: 'manage_goods', route: routes.priceSheet },
  { name: 'shopHours', group: 'shop', icon: 'clock', permission: 'manage_shop', route: routes.shopHours }
]
