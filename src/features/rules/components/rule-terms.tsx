import { Text, View } from '@tarojs/components'
import type { Rule } from '@contract/rules'
import { words } from '@/words'
import './rule-terms.scss'

/** What to photograph, how many, and what it earns. */
export function RuleTerms({ rule: { hint, minPhotos, maxPhotos, minPoints, maxPoints } }: { rule: Rule }) {
  return (
    <View className='rule-terms'>
      <Text className='rule-terms__hint'>{hint}</Text>
      <View className='rule-terms__line'>
        <Text>{words.upload.wanted(minPhotos, maxPhotos)}</Text>
        <Text className='rule-terms__points'>{words.upload.earns(minPoints, maxPoints)}</Text>
      </View>
    </View>
  )
}
