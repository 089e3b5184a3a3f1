import type { AccountExport } from '@contract/accounts'
import { villageTime } from '@/lib/dates'
import { useAction } from '@/lib/use-action'
import { saveFile } from '@/platform/save-file'
import type { SaveOutcome } from '@/platform/saved-file'
import { webAddress } from '@/platform/web-address'
import * as words from '@/words'
import * as api from './api'
import { useSession } from './store'

export const usePasswordChange = () => useAction(api.changePassword)

/** Ends every session of the person, the one here included. */
export function useSignOutEverywhere() {
  const signOut = useSession((state) => state.signOut)
  return useAction<void, void>(async () => {
    await api.signOutEverywhere()
    signOut()
  })
}

/** Leaves for good; who was signed in here is forgotten with it, and the page that asked is gone when `onLeft` is called. */
export function useDeletion(onLeft: () => void) {
  const signOut = useSession((state) => state.signOut)
  return useAction(async (password: string) => {
    await api.deleteAccount({ confirm: 'delete my account', ...(password && { password }) })
    signOut()
    onLeft()
  })
}

/** The file as a person reads it: indented, and with addresses that open outside of the app. */
function written(everything: AccountExport): string {
  const whole = (_: string, value: unknown) =>
    typeof value === 'string' && value.startsWith('/api/') ? webAddress() + value : value
  return JSON.stringify(everything, whole, 2)
}

/** Fetches everything kept about the person and lets them keep it. */
export function useExport() {
  return useAction<void, SaveOutcome>(async () => {
    const everything = await api.fetchExport()
    const day = villageTime(everything.exportedAt).format('YYYY-MM-DD')
    return saveFile({ name: words.account.exportName(day), type: 'application/json', data: written(everything) })
  })
}
