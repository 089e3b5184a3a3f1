import { Text, View } from '@tarojs/components'
import type { Rule } from '@contract/rules'
import { Notice } from '@/components/notice'
import * as words from '@/words'
import './rule-terms.scss'

interface RuleTermsProps {
  rule: Pick<Rule, 'hint' | 'minPhotos' | 'maxPhotos' | 'minPoints' | 'maxPoints' | 'caps' | 'allowance'>
  /** The photos are for another household: what the own one has left does not matter. */
  forOthers?: boolean
}

/** What to photograph, how many, what it earns, and how often still. */
export function RuleTerms({ rule, forOthers }: RuleTermsProps) {
  const { hint, minPhotos, maxPhotos, minPoints, maxPoints, caps } = rule
  const allowance = forOthers ? null : rule.allowance
  const limits = words.upload.caps(caps)
  return (
    <View className='rule-terms'>
      <Text className='rule-terms__hint'>{hint}</Text>
      <View className='rule-terms__line'>
        <Text>{words.upload.wanted(minPhotos, maxPhotos)}</Text>
        <Text className='rule-terms__points'>{words.upload.earns(minPoints, maxPoints)}</Text>
        {allowance && allowance.left > 0 && <Text>{words.upload.left(allowance)}</Text>}
        {!allowance && limits && <Text>{limits}</Text>}
      </View>
      {allowance?.left === 0 && <Notice>{words.upload.usedUp(allowance)}</Notice>}
    </View>
  )
}
