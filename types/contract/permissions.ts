import { oneOf } from './common'

/** What an office allows; server/shared/permissions says which office. */
export const permissions = [
  'review', 'deduct', 'serve_counter', 'manage_goods', 'manage_shop', 'read_shop_books', 'book_budget', 'manage_rules', 'manage_roster', 'manage_people', 'manage_activities',
  'publish_notices', 'award_honours', 'adjust_points', 'publish_statements', 'read_audit', 'read_numbers',
  'export_books', 'manage_settings', 'compare_villages'
] as const
export type Permission = (typeof permissions)[number]
export const Permission = oneOf(permissions)
