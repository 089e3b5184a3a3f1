import { Text, View } from '@tarojs/components'
import type { ReviewItem } from '@contract/reviews'
import { Button } from '@/components/button'
import { Choices } from '@/components/choices'
import { Notice } from '@/components/notice'
import { Stepper } from '@/components/stepper'
import { useShortcuts } from '@/lib/keyboard'
import * as words from '@/words'
import type { Draft } from '../use-draft'
import { RejectSheet } from './reject-sheet'
import './decision-bar.scss'

interface DecisionBarProps {
  item: ReviewItem
  draft: Draft
  loading: boolean
  /** Why the last decision on this one failed. */
  error?: Error
  /** Whether there is a keyboard to work it with. */
  keys: boolean
  /** Whether there is a next one to go on to. */
  skippable: boolean
  onApprove: () => void
  onReject: (reason: string) => void
  onSkip: () => void
}

interface GivenPointsProps {
  item: ReviewItem
  value: number
  onChange: (points: number) => void
}

/** Chooses within the rule's range: the usual amounts by one tap, any other by steps. */
function GivenPoints({ item: { minPoints, maxPoints, defaultPoints }, value, onChange }: GivenPointsProps) {
  const usual = [...new Set([minPoints, defaultPoints, maxPoints])].map(String)
  return (
    <View className='decision-bar__points'>
      <Text className='decision-bar__range'>{words.review.pointsRange(minPoints, maxPoints)}</Text>
      <Choices
        label={words.review.quickPoints}
        items={usual.map((amount) => ({ value: amount, label: amount }))}
        chosen={[String(value)]}
        onChange={([amount]) => onChange(Number(amount))}
      />
      <Stepper
        label={words.review.pointsRange(minPoints, maxPoints)}
        value={value}
        min={minPoints}
        max={maxPoints}
        lessLabel={words.review.lessPoints}
        moreLabel={words.review.morePoints}
        onChange={onChange}
      />
    </View>
  )
}

/** Why this reviewer may not decide it; null where they may. */
function barOf({ bar, own, onBehalf }: ReviewItem): string | null {
  if (bar === null) return null
  return bar === 'own_household' && own && onBehalf ? words.review.ownHelped : words.review.bars[bar]
}

/** What approving does: gives the points, or is the first of two approvals. */
const approveWords = ({ twoApprovalsAbove, firstApproval }: ReviewItem, points: number) =>
  twoApprovalsAbove !== null && points > twoApprovalsAbove && !firstApproval
    ? words.review.agree(points)
    : words.review.approve(points)

/** The decision on one submission; give it the submission's id as key. */
export function DecisionBar({ item, draft, loading, keys, error, skippable, onApprove, onReject, onSkip }: DecisionBarProps) {
  const { points, setPoints, rejecting, setRejecting } = draft
  const barred = barOf(item)
  useShortcuts(barred === null && !loading, (key) => {
    if (key === 'a') onApprove()
    if (key === 'r') setRejecting(true)
    if (key === '+' || key === '=') setPoints(points + 1)
    if (key === '-') setPoints(points - 1)
  })
  if (barred) {
    return (
      <View className='decision-bar'>
        <Notice icon='users'>{barred}</Notice>
        {skippable && <Button onPress={onSkip}>{words.review.ownSkip}</Button>}
      </View>
    )
  }
  return (
    <View className='decision-bar'>
      {item.minPoints < item.maxPoints && <GivenPoints item={item} value={points} onChange={setPoints} />}
      {error && !rejecting && <Notice tone='vermilion'>{words.explain(error)}</Notice>}
      <View className='decision-bar__buttons'>
        <View className='decision-bar__reject'>
          <Button kind='danger' icon='x' disabled={loading} onPress={() => setRejecting(true)}>
            {words.review.reject}
          </Button>
        </View>
        <View className='decision-bar__approve'>
          <Button icon='check' loading={loading} onPress={onApprove}>
            {approveWords(item, points)}
          </Button>
        </View>
      </View>
      <RejectSheet
        open={rejecting}
        loading={loading}
        keys={keys}
        error={error}
        onReject={onReject}
        onClose={() => setRejecting(false)}
      />
    </View>
  )
}
