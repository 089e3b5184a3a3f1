import { create } from 'zustand'
import type { Submission } from '@contract/submissions'
import { useAction } from '@/lib/use-action'
import { storage } from '@/platform/storage'
import { appeal, withdraw } from './api'

type Seen = Pick<Submission, 'id' | 'version'>

/** Takes a waiting one back. */
export const useWithdraw = ({ id, version }: Seen) => useAction(() => withdraw(id, { version }))

/** Asks another reviewer to look at a rejected one. */
export const useAppeal = ({ id, version }: Seen) => useAction((words: string) => appeal(id, { version, words }))

/** Words of appeals not sent yet, by submission. */
type Written = Readonly<Record<string, string>>

/** By account, of everybody who uses this device; kept over restarts. */
const useWritten = create<Readonly<Record<string, Written>>>(() => ({}))

const keyOf = (accountId: string) => `appeals ${accountId}`

const writtenBy = (accountId: string): Written => useWritten.getState()[accountId] ?? storage.read<Written>(keyOf(accountId)) ?? {}

/** Keeps what somebody has written for an appeal; nothing is kept of no words. */
export function writeAppeal(accountId: string, id: string, words: string) {
  const { [id]: before = '', ...others } = writtenBy(accountId)
  if (words === before) return
  const written = words ? { ...others, [id]: words } : others
  useWritten.setState({ [accountId]: written })
  if (Object.keys(written).length > 0) storage.write(keyOf(accountId), written)
  else storage.remove(keyOf(accountId))
}

/** What this person has written for an appeal, wherever they have been since. */
export const useAppealWords = (accountId: string, id: string): string =>
  useWritten((state) => (state[accountId] ?? writtenBy(accountId))[id] ?? '')

/** Leaves no words on this device of somebody who left for good. */
export function forgetAppealsOf(accountId: string) {
  useWritten.setState({ [accountId]: {} })
  storage.remove(keyOf(accountId))
}
