import type { RosterEntryInput } from '../../../types/contract/roster'
import { AppError } from '../../shared/app-error'

/** Names and labels in one line: no control characters, one space between words, none around them. */
export const tidy = (text: string): string =>
  text.replace(/[\p{Surrogate}\u{fffd}-\u{ffff}]/gu, '').replace(/[\s\p{Control}]+/gu, ' ').trim()

/** People of a household, as they are to be written. */
export type Entry = Pick<RosterEntryInput, 'id' | 'name' | 'phone' | 'head'>

/**
 * The people of a household as the form gives them, names tidied.
 *
 * @param known ids of those the roster has there
 * @throws invalid_request for two heads or somebody twice, stale_version where one has gone meanwhile
 */
export function checkPeople(people: readonly Entry[], known: ReadonlySet<string>): Entry[] {
  const tidied = people.map((person) => ({ ...person, name: tidy(person.name) }))
  if (tidied.some(({ name }) => name === '')) throw new AppError('invalid_request', 'a name of nothing to read')
  if (tidied.filter(({ head }) => head).length > 1) throw new AppError('invalid_request', 'a household has one head')
  const identities = tidied.map(({ name, phone }) => `${name} ${phone ?? ''}`)
  if (new Set(identities).size < identities.length) throw new AppError('invalid_request', 'the same person twice')
  const ids = tidied.flatMap(({ id }) => (id === undefined ? [] : [id.toLowerCase()]))
  if (new Set(ids).size < ids.length) throw new AppError('invalid_request', 'the same entry twice')
  if (ids.some((id) => !known.has(id))) throw new AppError('stale_version', 'somebody is on the roster there no more')
  return tidied
}

/** Refuses to change what has become part of another household. @throws household_closed */
export function checkOpen({ closedAt }: { closedAt: Date | null }): void {
  if (closedAt) throw new AppError('household_closed')
}

/** @throws household_closed, stale_version */
export function checkChangeable(household: { closedAt: Date | null; version: number }, version: number): void {
  checkOpen(household)
  if (household.version !== version) throw new AppError('stale_version', undefined, { version: household.version })
}

interface People {
  entries: readonly { id: string; accountId: string | null }[]
  accounts: readonly { id: string }[]
}

/**
 * Who leaves a household that is split: an entry goes with its account and an account with its entry.
 *
 * @throws invalid_request when it is nobody, stale_version when somebody is there no more
 */
export function whoLeaves({ entries, accounts }: People, wanted: { entryIds: readonly string[]; accountIds: readonly string[] }) {
  const [entryIds, accountIds] = [wanted.entryIds, wanted.accountIds].map((ids) => new Set(ids.map((id) => id.toLowerCase()))) as
    [Set<string>, Set<string>]
  if (entryIds.size + accountIds.size === 0) throw new AppError('invalid_request', 'nobody leaves')
  const isThere = (ids: Set<string>, there: readonly { id: string }[]) => [...ids].every((id) => there.some((one) => one.id === id))
  if (!isThere(entryIds, entries) || !isThere(accountIds, accounts)) throw new AppError('stale_version', 'somebody is there no more')
  const leaving = entries.filter(({ id, accountId }) => entryIds.has(id) || (accountId !== null && accountIds.has(accountId)))
  const linked = new Set(leaving.map(({ accountId }) => accountId))
  return {
    entryIds: leaving.map(({ id }) => id),
    accountIds: accounts.map(({ id }) => id).filter((id) => accountIds.has(id) || linked.has(id))
  }
}
