import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { ReviewItem } from '@contract/reviews'
import { Badge } from '@/components/badge'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/overlay'
import { Picture } from '@/components/picture'
import { a11y, pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { useShortcuts } from '@/lib/keyboard'
import * as words from '@/words'
import './batch-sheet.scss'

interface BatchSheetProps {
  /** Those that were on the desk and may be decided. */
  items: readonly ReviewItem[]
  open: boolean
  loading: boolean
  /** Why the last try failed. */
  error?: Error
  onApprove: (items: readonly ReviewItem[]) => void
  onClose: () => void
}

/** What asks for a closer look is ticked by hand. */
const isPlain = ({ appeal, photoMatches, firstApproval, minPoints, maxPoints }: ReviewItem) =>
  !appeal && !firstApproval && photoMatches.length === 0 && minPoints === maxPoints

function Row({ item, checked, onToggle }: { item: ReviewItem; checked: boolean; onToggle: () => void }) {
  const { household, rule, photos, appeal, photoMatches, defaultPoints } = item
  return (
    <View className='batch-sheet__row' {...pressable({ role: 'checkbox', checked, onPress: onToggle })}>
      <View className={classNames('batch-sheet__box', checked && 'batch-sheet__box--checked')}>
        {checked && <Icon name='check' size='small' />}
      </View>
      {photos[0] && <Picture className='batch-sheet__photo' src={photos[0].thumbnailUrl} mode='aspectFill' />}
      <View className='batch-sheet__words'>
        <Text className='batch-sheet__title'>{household.label}</Text>
        <Text className='batch-sheet__note'>{`${rule.name} +${defaultPoints}`}</Text>
        {appeal && <Badge tone='vermilion'>{words.review.appeal}</Badge>}
        {photoMatches.length > 0 && <Badge tone='amber' icon='copy'>{words.review.flagged}</Badge>}
      </View>
    </View>
  )
}

/** Approves in one go what was looked at; each is ticked, and stays where it is when it is not. */
export function BatchSheet({ items, open, loading, error, onApprove, onClose }: BatchSheetProps) {
  /** Ticked or not by hand; the others as they are by themselves. */
  const [marks, setMarks] = useState<ReadonlyMap<string, boolean>>(new Map())
  const isChecked = (item: ReviewItem) => marks.get(item.id) ?? isPlain(item)
  const chosen = items.filter(isChecked)
  const sendable = chosen.length > 0 && !loading
  useShortcuts(open, (key) => {
    if (key === 'Enter' && sendable) onApprove(chosen)
  }, 'dialog')
  return (
    <Sheet
      open={open}
      title={words.review.batchTitle}
      onClose={onClose}
      actions={
        <Button icon='check' loading={loading} disabled={!sendable} onPress={() => onApprove(chosen)}>
          {chosen.length > 0 ? words.review.batchSend(chosen.length) : words.review.batchMissing}
        </Button>
      }
    >
      <Text className='batch-sheet__lead'>{words.review.batchNote}</Text>
      <Card flush>
        <View {...a11y({ role: 'group', label: words.review.batchLabel })}>
          {items.map((item) => (
            <Row
              key={item.id}
              item={item}
              checked={isChecked(item)}
              onToggle={() => setMarks(new Map(marks).set(item.id, !isChecked(item)))}
            />
          ))}
        </View>
      </Card>
      {error && <Notice tone='vermilion'>{words.explain(error)}</Notice>}
    </Sheet>
  )
}
