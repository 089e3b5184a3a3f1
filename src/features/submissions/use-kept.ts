import { waitsSafely } from './draft'
import { useDrafts, useStorageTrouble } from './drafts'

/** Whether this device keeps something of a person that goes by itself once there is a network. */
export function useKept(accountId: string | null): boolean {
  const refused = useStorageTrouble((state) => state.refused)
  return useDrafts((drafts) => waitsSafely(drafts, accountId)) && !refused
}
