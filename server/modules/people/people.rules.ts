import type { Office } from '../../../types/contract/people'
import type { Role } from '../../../types/contract/sessions'
import { AppError } from '../../shared/app-error'

/** What somebody is once these offices are all they have: a resident stays one. @throws no_office_left for somebody without a household */
export function rolesWith(offices: readonly Office[], before: readonly Role[]): Role[] {
  const roles: Role[] = [...(before.includes('resident') ? (['resident'] as const) : []), ...offices]
  if (roles.length === 0) throw new AppError('no_office_left', 'an account is of use to a household or an office')
  return roles
}

/** Refuses to leave a village without somebody who may give offices. @param admins ids of those who are not shut out @throws last_admin */
export function demandAnotherAdmin(admins: readonly string[], accountId: string): void {
  if (admins.includes(accountId) && admins.length === 1) throw new AppError('last_admin')
}
