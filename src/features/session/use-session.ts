import { useEffect } from 'react'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { Session } from '@contract/sessions'
import * as api from './api'
import { useSession } from './store'

/** A new session empties the cache and with it what stands on the page; `onDone` is called all the same. */
function useOpening<Person>(open: (person: Person) => Promise<Session>, onDone: () => void) {
  const signIn = useSession((state) => state.signIn)
  return useMutation({
    mutationFn: open,
    onSuccess(session) {
      signIn(session)
      onDone()
    }
  })
}

export const useDemoSignIn = (onDone: () => void) => useOpening(api.signInDemo, onDone)
export const usePasswordSignIn = (onDone: () => void) => useOpening(api.signIn, onDone)
export const useSignUp = (onDone: () => void) => useOpening(api.signUp, onDone)

/** Signs out here even when the server cannot be told. */
export function useSignOut() {
  const signOut = useSession((state) => state.signOut)
  return useMutation({ mutationFn: api.signOut, onSettled: signOut })
}

/** Keeps roles, household and grid head as fresh as the server knows them. */
export function useFreshProfile() {
  const setProfile = useSession((state) => state.setProfile)
  const signedIn = useSession(({ session }) => session !== null)
  const { data, refetch } = useQuery({ queryKey: ['profile'], queryFn: api.fetchProfile, enabled: signedIn })
  useEffect(() => {
    if (data) setProfile(data)
  }, [data, setProfile])
  return refetch
}
