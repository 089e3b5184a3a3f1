import { create } from 'zustand'
import type { Profile, Session } from '@contract/sessions'
import { authorizeWith } from '@/platform/api'
import { storage } from '@/platform/storage'

interface SessionState {
  /** null until somebody signs in. */
  session: Session | null
  /** 长辈版, a choice of the device that outlives a session. */
  elder: boolean
  signIn(session: Session): void
  signOut(): void
  setProfile(profile: Profile): void
  setElder(elder: boolean): void
}

const keys = { session: 'session', elder: 'elder' }

/** Who is signed in on this device, kept over restarts. */
export const useSession = create<SessionState>((set) => ({
  session: storage.read<Session>(keys.session) ?? null,
  elder: storage.read<boolean>(keys.elder) ?? false,
  signIn: (session) => set({ session }),
  signOut: () => set({ session: null }),
  setProfile: (profile) => set(({ session }) => ({ session: session && { ...session, profile } })),
  setElder: (elder) => set({ elder })
}))

useSession.subscribe(({ session, elder }, before) => {
  if (session !== before.session) {
    if (session) storage.write(keys.session, session)
    else storage.remove(keys.session)
  }
  if (elder !== before.elder) storage.write(keys.elder, elder)
})

authorizeWith(() => useSession.getState().session?.token ?? null)

/** The signed-in person, or null. */
export const useProfile = () => useSession(({ session }) => session?.profile ?? null)
