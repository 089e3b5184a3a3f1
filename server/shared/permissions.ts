import type { Permission } from '../../types/contract/permissions'
import type { Role } from '../../types/contract/sessions'
import type { Actor } from './actor'
import { AppError } from './app-error'

const roles = {
  review: ['reviewer', 'villageAdmin'],
  deduct: ['reviewer', 'villageAdmin'],
  serve_counter: ['shopkeeper'],
  // goods, prices, stock, counting and closing the day
  manage_goods: ['shopkeeper', 'villageAdmin'],
  // where the shop is, when it is open, how long it keeps what was ordered
  manage_shop: ['shopkeeper', 'villageAdmin'],
  read_shop_books: ['shopkeeper', 'villageAdmin'],
  book_budget: ['villageAdmin'],
  manage_rules: ['villageAdmin'],
  manage_roster: ['villageAdmin'],
  // offices, kinship, who is let in and who is shut out
  manage_people: ['villageAdmin'],
  manage_activities: ['villageAdmin'],
  publish_notices: ['villageAdmin'],
  award_honours: ['villageAdmin'],
  adjust_points: ['villageAdmin'],
  publish_statements: ['villageAdmin'],
  read_audit: ['villageAdmin'],
  read_numbers: ['reviewer', 'villageAdmin'],
  export_books: ['villageAdmin'],
  manage_settings: ['villageAdmin'],
  compare_villages: ['supervisor']
} as const satisfies Record<Permission, readonly Role[]>

/** Whether one of the offices allows it: the only place where offices turn into permissions. */
export const may = (actor: Pick<Actor, 'roles'>, permission: Permission): boolean =>
  actor.roles.some((role) => (roles[permission] as readonly Role[]).includes(role))

/** The offices that allow it. */
export const rolesWith = (permission: Permission): readonly Role[] => roles[permission]

/** All that the offices allow. */
export const permissionsOf = (actor: Pick<Actor, 'roles'>): Permission[] =>
  (Object.keys(roles) as Permission[]).filter((permission) => may(actor, permission))

/** Refuses unless one of the actor's offices allows it. @throws forbidden */
export function demandPermission(actor: Actor, permission: Permission): void {
  if (!may(actor, permission)) throw new AppError('forbidden', `needs the permission ${permission}`)
}
