import { create } from 'zustand'
import type { Submission } from '@contract/submissions'
import { useAction } from '@/lib/use-action'
import { appeal, withdraw } from './api'

type Seen = Pick<Submission, 'id' | 'version'>

/** Takes a waiting one back. */
export const useWithdraw = ({ id, version }: Seen) => useAction(() => withdraw(id, { version }))

/** Asks another reviewer to look at a rejected one. */
export const useAppeal = ({ id, version }: Seen) => useAction((words: string) => appeal(id, { version, words }))

/** Words of appeals not sent yet, by submission; kept while the app lives. */
const useWritten = create<Record<string, string>>(() => ({}))

/** What somebody has written for an appeal, wherever they have been since. */
export function useAppealWords(id: string): [string, (words: string) => void] {
  const words = useWritten((written) => written[id] ?? '')
  return [words, (changed) => useWritten.setState({ [id]: changed })]
}
