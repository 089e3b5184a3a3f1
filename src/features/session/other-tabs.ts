import type { Session } from '@contract/sessions'
import { watchOtherTabs } from '@/platform/other-tabs'
import { storage } from '@/platform/storage'
import { sessionKey, useSession } from './store'

/** Keeps this tab with whoever is signed in by another one; `onOther` hears that it is somebody else than before. */
export function followOtherTabs(onOther: () => void) {
  watchOtherTabs((key) => {
    if (key !== sessionKey) return
    const { session, follow } = useSession.getState()
    const stored = storage.read<Session>(sessionKey) ?? null
    follow(stored)
    if (stored && stored.token !== session?.token) onOther()
  })
}
