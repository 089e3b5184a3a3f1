import { create } from 'zustand'
import type { Profile, Session } from '@contract/sessions'
import { authorizeWith } from '@/platform/api'
import { forgetFormsOf, keepFormsFor } from '@/platform/kept-form'
import { storage } from '@/platform/storage'

/** Why the server takes a session no longer. */
const endings = ['session_expired', 'not_signed_in', 'account_disabled'] as const
export type SessionEnding = (typeof endings)[number]

export const isSessionEnding = (code: string): code is SessionEnding => endings.some((ending) => ending === code)

interface SessionState {
  /** null until somebody signs in. */
  session: Session | null
  /** Why the last session ended without the person's doing; the sign-in page tells. */
  ended: SessionEnding | null
  /** 长辈版, a choice of the device that outlives a session. */
  elder: boolean
  signIn(session: Session): void
  signOut(): void
  /** Forgets a session the server refused. */
  end(reason: SessionEnding): void
  setProfile(profile: Profile): void
  /** Takes over what another tab of the browser has stored. */
  follow(session: Session | null): void
  setElder(elder: boolean): void
}

/** Under which name the session is stored. */
export const sessionKey = 'session'
const elderKey = 'elder'

/** Who is signed in on this device, kept over restarts. */
export const useSession = create<SessionState>((set) => ({
  session: storage.read<Session>(sessionKey) ?? null,
  ended: null,
  elder: storage.read<boolean>(elderKey) ?? false,
  signIn: (session) => set({ session, ended: null }),
  signOut: () => set({ session: null, ended: null }),
  end: (reason) => set(({ session, ended }) => ({ session: null, ended: session ? reason : ended })),
  setProfile: (profile) => set(({ session }) => ({ session: session && { ...session, profile } })),
  follow: (session) => set({ session, ended: null }),
  setElder: (elder) => set({ elder })
}))

useSession.subscribe(({ session, ended, elder }, before) => {
  if (session !== before.session) {
    if (session) storage.write(sessionKey, session)
    // another tab may have signed somebody else in since
    else if (storage.read<Session>(sessionKey)?.token === before.session?.token) storage.remove(sessionKey)
    // whoever was signed out by the server goes on writing after the next sign-in
    if (!session && !ended && before.session) forgetFormsOf(before.session.profile.accountId)
  }
  if (elder !== before.elder) storage.write(elderKey, elder)
})

authorizeWith(() => useSession.getState().session?.token ?? null)
keepFormsFor(() => useSession.getState().session?.profile.accountId ?? null)

/** The signed-in person, or null. */
export const useProfile = () => useSession(({ session }) => session?.profile ?? null)
