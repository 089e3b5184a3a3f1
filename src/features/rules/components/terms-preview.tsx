import { Text, View } from '@tarojs/components'
import type { RuleTerms as Terms } from '@contract/rules'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import * as words from '@/words'
import { columnIcons } from '../column-icons'
import { RuleTerms } from './rule-terms'
import './terms-preview.scss'

/** What villagers get to see of a rule. */
export function TermsPreview({ terms }: { terms: Terms }) {
  if (terms.kind === 'upload') {
    return (
      <Card>
        <View className='terms-preview__head'>
          <Icon name={columnIcons[terms.column]} />
          <Text className='terms-preview__name'>{terms.name}</Text>
        </View>
        <RuleTerms rule={{ ...terms, allowance: null }} />
      </Card>
    )
  }
  return (
    <Card>
      <View className='terms-preview__head'>
        <Icon name={terms.kind === 'base' ? 'gift' : 'circle-alert'} />
        <Text className='terms-preview__name'>
          {terms.kind === 'base' ? words.rules.baseMessage(terms.name, terms.points) : terms.name}
        </Text>
      </View>
      {terms.hint && <Text className='terms-preview__hint'>{terms.hint}</Text>}
      <Text className='terms-preview__hint'>{words.rules.summary(terms)}</Text>
    </Card>
  )
}
