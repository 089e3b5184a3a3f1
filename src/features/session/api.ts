import type { AccountDeletion, AccountExport, PasswordChange } from '@contract/accounts'
import type { DemoSignIn, InvitationSignUp, PasswordSignIn, Profile, Session } from '@contract/sessions'
import { request } from '@/platform/request'

/** Signs in as a person of the demo data; answers 404 `demo_disabled` on a real server. */
export const signInDemo = (person: DemoSignIn) => request.post<Session>('/sessions/demo', person)

export const signIn = (person: PasswordSignIn) => request.post<Session>('/sessions', person)

/** First sign-in: makes the account an invitation code stands for. */
export const signUp = (person: InvitationSignUp) => request.post<Session>('/accounts', person)

export const signOut = () => request.delete<void>('/sessions/current')

export const fetchProfile = () => request.get<Profile>('/me')

/** Ends every session of the person, this one too. */
export const signOutEverywhere = () => request.delete<void>('/sessions')

/** Ends the person's other sessions. */
export const changePassword = (change: PasswordChange) => request.put<void>('/me/password', change)

/** Everything kept about the person who asks. */
export const fetchExport = () => request.get<AccountExport>('/me/export')

export const deleteAccount = (deletion: AccountDeletion) => request.delete<void>('/me', { data: deletion })
