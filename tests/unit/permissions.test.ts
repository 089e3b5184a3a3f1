import type { Actor } from '../../server/shared/actor'
import { demandPermission, may, permissionsOf, rolesWith } from '../../server/shared/permissions'
import { permissions, type Permission } from '../../types/contract/permissions'
import { roles, type Role } from '../../types/contract/sessions'

const as = (role: Role): Actor => ({ accountId: 'me', villageId: 'v1', householdId: 'h1', roles: [role] })

function passes(role: Role, permission: Permission): boolean {
  try {
    demandPermission(as(role), permission)
    return true
  } catch (error) {
    expect(error).toMatchObject({ code: 'forbidden' })
    return false
  }
}

/** Every permission, by type: a new one is not left out. */
const allowed: Record<Permission, Role[]> = {
  review: ['reviewer', 'villageAdmin'],
  deduct: ['reviewer', 'villageAdmin'],
  serve_counter: ['shopkeeper'],
  manage_goods: ['shopkeeper', 'villageAdmin'],
  manage_shop: ['shopkeeper', 'villageAdmin'],
  read_shop_books: ['shopkeeper', 'villageAdmin'],
  book_budget: ['villageAdmin'],
  manage_rules: ['villageAdmin'],
  manage_roster: ['villageAdmin'],
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
}

describe.each(permissions.map((permission) => [permission, allowed[permission]] as const))('%s', (permission, offices) => {
  test.each(roles)('as a %s', (role) => {
    const expected = offices.includes(role)
    expect(may(as(role), permission)).toBe(expected)
    expect(permissionsOf(as(role)).includes(permission)).toBe(expected)
    expect(rolesWith(permission).includes(role)).toBe(expected)
    expect(passes(role, permission)).toBe(expected)
  })
})

test('several offices allow what any of them does, and none allows nothing', () => {
  const both = { roles: ['reviewer', 'shopkeeper'] as const }
  expect(permissionsOf(both)).toEqual(permissions.filter((one) => may(as('reviewer'), one) || may(as('shopkeeper'), one)))
  expect(permissionsOf({ roles: [] })).toEqual([])
})
