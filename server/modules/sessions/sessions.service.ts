import { hash, verify } from '@node-rs/argon2'
import type { DemoSignIn, InvitationSignUp, PasswordSignIn, Profile, Session } from '../../../types/contract/sessions'
import { isAway, type Database, type Tx } from '../../database/client'
import type { Actor } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { grouped } from '../../shared/grouped'
import { permissionsOf } from '../../shared/permissions'
import { randomToken, sha256 } from '../../shared/secrets'
import type { AttemptsService } from '../attempts/attempts.service'
import type { InvitationsService } from '../households/invitations.service'
import type { JoinRequestsService } from '../join-requests/join-requests.service'
import type { AdmissionService } from '../people/admission.service'
import * as repository from './sessions.repository'

export interface SessionsService {
  /** @throws demo_disabled, sign_in_failed for an unknown village, account_disabled */
  signInDemo(input: DemoSignIn): Promise<Session>
  /** @throws sign_in_failed, account_disabled, join_request_waiting, join_request_refused, too_many_requests */
  signIn(input: PasswordSignIn, address: string): Promise<Session>
  /** @throws invitation_invalid, invitation_used, invitation_expired, phone_taken, too_many_requests */
  signUp(input: InvitationSignUp, address: string): Promise<Session>
  /** Ends the session at once. */
  signOut(token: string): Promise<void>
  /** Ends every session of the person at once, the one that asks too. */
  signOutEverywhere(actor: Actor): Promise<void>
  /** Ends every session of somebody else at once. */
  endAll(tx: Tx, accountId: string): Promise<void>
  /** Ends the person's sessions but the one with this token. */
  endOthers(tx: Tx, actor: Actor, token: string): Promise<void>
  /** @throws session_expired, account_disabled */
  actorOf(token: string): Promise<Actor>
  profile(actor: Actor): Promise<Profile>
  /**
   * Lets the person leave only after the transaction, so that what it writes down of theirs is erased with them.
   * @throws session_expired for somebody who has left since the request was let through
   */
  hold(tx: Tx, actor: Actor): Promise<void>
}

interface Dependencies {
  database: Database
  clock: Clock
  attempts: AttemptsService
  invitations: InvitationsService
  joinRequests: JoinRequestsService
  admission: AdmissionService
  demo: boolean
}

const sessionDays = 90
/** Sessions looked up in one statement. Each is looked up anew for every request: who is shut out is so at once. */
const maxTogether = 64
const defaultDemoVillage = '永安寨村'

/**
 * Failures allowed in a quarter of an hour. Guessing at one phone is stopped for the address that guesses, so that a stranger
 * does not lock its owner out; a phone guessed at from many addresses is closed for all of them much later.
 */
const perPhoneAndAddress = { max: 10, windowSeconds: 900 }
const perPhone = { max: 50, windowSeconds: 900 }
const perAddress = { max: 100, windowSeconds: 900 }

export function createSessionsService(
  { database, clock, attempts, invitations, joinRequests, admission, demo }: Dependencies
): SessionsService {
  // verified against when the phone is unknown, so that both answers take as long
  const nobodysHash = hash('nobody has this password')

  async function open(account: { accountId: string; villageId: string | null }): Promise<Session> {
    const token = randomToken()
    const now = clock.now()
    const expiresAt = new Date(now.getTime() + sessionDays * 86_400_000)
    const profile = await database.inVillage(account.villageId, async (tx) => {
      await repository.insertSession(tx, { ...account, tokenHash: sha256(token), createdAt: now, expiresAt })
      return presentProfile(await repository.findProfile(tx, account.accountId))
    })
    return { token, expiresAt: expiresAt.toISOString(), profile }
  }

  const findIdentity = (provider: 'password' | 'demo', subject: string) =>
    database.inVillage(null, (tx) => repository.findIdentity(tx, provider, subject))

  async function findSessions(tokenHashes: Buffer[]): Promise<(repository.SessionRow | undefined)[]> {
    const found = await database.outside((tx) => repository.findSessions(tx, tokenHashes, clock.now()))
    return tokenHashes.map((hash) => found.get(hash.toString('base64')))
  }

  async function actorsOf(tokens: string[]): Promise<(Actor | AppError)[]> {
    return (await findSessions(tokens.map(sha256))).map((session) => {
      if (session?.disabled) return new AppError('account_disabled')
      if (!session || session.expired) return new AppError('session_expired')
      const { accountId, villageId, householdId, roles } = session
      return { accountId, villageId, householdId, roles }
    })
  }

  return {
    async signInDemo({ persona, village = defaultDemoVillage }) {
      if (!demo) throw new AppError('demo_disabled', 'this server has no demo sign-ins')
      const identity = await findIdentity('demo', demoSubject(persona, village))
      if (!identity) throw new AppError('sign_in_failed', 'no such village in the demo data')
      if (identity.disabled) throw new AppError('account_disabled')
      return open({ accountId: identity.accountId, villageId: identity.villageId })
    },

    async signIn({ phone, password }, address) {
      const found = await attempts.guardAll([
        { key: `sign-in-address:${address}`, ...perAddress },
        { key: `sign-in:${phone} ${address}`, ...perPhoneAndAddress },
        { key: `sign-in:${phone}`, ...perPhone }
      ], async () => {
        const identity = await findIdentity('password', phone)
        const matches = await verify(identity?.secretHash ?? (await nobodysHash), password)
        const answer = identity && matches ? identity : await joinRequests.outcomeOf(phone, password)
        if (!answer) throw new AppError('sign_in_failed', 'phone or password is wrong')
        return answer
      })
      // who knows the password of a request is no guesser either
      if (found instanceof AppError) throw found
      if (found.disabled) throw new AppError('account_disabled')
      return open({ accountId: found.accountId, villageId: found.villageId })
    },

    async signUp({ invitationCode, name, phone, password }, address) {
      const account = await attempts.guard({ key: `sign-up:${address}`, ...perAddress }, async () => {
        const invitation = await invitations.find(invitationCode)
        const secretHash = await hash(password)
        return database.inVillage(invitation.villageId, async (tx) => {
          const now = clock.now()
          const { householdId, roles } = await invitations.usable(tx, invitation, now)
          const { villageId } = invitation
          const accountId = await admission.admit(tx, { villageId, householdId, name, roles, phone, secretHash, consentedAt: now })
          await invitations.use(tx, invitation, accountId, now)
          return { accountId, villageId }
        })
      })
      return open(account)
    },

    async signOut(token) {
      const tokenHash = sha256(token)
      const [session] = await findSessions([tokenHash])
      if (!session) return
      await database.inVillage(session.villageId, (tx) => repository.revokeSession(tx, tokenHash, clock.now()))
    },

    async signOutEverywhere({ accountId, villageId }) {
      await database.inVillage(villageId, (tx) => repository.revokeSessionsOf(tx, accountId, null, clock.now()))
    },

    async endAll(tx, accountId) {
      await repository.revokeSessionsOf(tx, accountId, null, clock.now())
    },

    async endOthers(tx, { accountId }, token) {
      await repository.revokeSessionsOf(tx, accountId, sha256(token), clock.now())
    },

    actorOf: grouped<string, Actor>({ max: maxTogether, queueOf: () => 'all', work: actorsOf, isHopeless: isAway }),

    async profile(actor) {
      return database.inVillage(actor.villageId, async (tx) =>
        presentProfile(await repository.findProfile(tx, actor.accountId)))
    },

    async hold(tx, { accountId }) {
      if (!(await repository.holdAccount(tx, accountId))) throw new AppError('session_expired', 'the person has left')
    }
  }
}

/** Under which subject a demo person signs in. */
export function demoSubject(persona: DemoSignIn['persona'], village: string): string {
  return persona === 'supervisor' ? persona : `${persona} ${village}`
}

function presentProfile(row: Awaited<ReturnType<typeof repository.findProfile>>): Profile {
  if (!row) throw new AppError('session_expired', 'the account is gone')
  const { accountId, name, roles, villageId, villageName, county, householdId, label, grid, headName, headPhone } = row
  const { unit, unitHead, unitHeadPhone } = row
  return {
    accountId,
    name,
    roles,
    permissions: permissionsOf({ roles }),
    village: villageId && villageName && county ? { id: villageId, name: villageName, county } : null,
    household: householdId && label && grid && headName && headPhone
      ? {
          id: householdId, label, grid, gridHead: headName, gridHeadPhone: headPhone,
          unit: unit && unitHead && unitHeadPhone ? { name: unit, head: unitHead, headPhone: unitHeadPhone } : null
        }
      : null
  }
}
