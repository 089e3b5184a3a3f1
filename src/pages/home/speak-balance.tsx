import { SpeakButton } from '@/components/speak-button'
import { useBoard } from '@/features/boards/use-board'
import { useBalance } from '@/features/points/use-points'
import { useLatestSubmission } from '@/features/submissions/use-submissions'
import * as words from '@/words'
import { stateOf } from './latest'

/** Reads out what the household has, its place this month and what became of its last photos. */
export function SpeakBalance() {
  const { data: balance } = useBalance()
  const { data: board } = useBoard('month')
  const { data: latest } = useLatestSubmission()
  if (!balance) return null
  const { free, earnedThisMonth } = balance
  const sentences = [words.home.spoken(free, earnedThisMonth, board?.own?.place)]
  if (latest) sentences.push(stateOf(latest))
  return <SpeakButton round text={sentences.join(words.common.fullStop)} />
}
