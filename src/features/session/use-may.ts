import type { Permission } from '@contract/permissions'
import { useProfile } from './store'

/** Whether the person's offices allow it. A profile kept from before there were permissions has none until it is fresh. */
export function useMay(permission: Permission): boolean {
  return useProfile()?.permissions?.includes(permission) ?? false
}
