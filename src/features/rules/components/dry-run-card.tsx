import { Text, View } from '@tarojs/components'
import type { RuleTerms } from '@contract/rules'
import { Card } from '@/components/card'
import { ErrorPanel, Skeleton } from '@/components/state-panel'
import * as words from '@/words'
import { useDryRun } from '../use-all-rules'
import './dry-run-card.scss'

interface DryRunCardProps {
  /** null while the form lacks something. */
  terms: RuleTerms | null
  /** null for a new rule. */
  seriesId: string | null
}

/** What last month would have given under the terms, computed anew whenever the form comes to rest. */
export function DryRunCard({ terms, seriesId }: DryRunCardProps) {
  const { data, error, isPending, isPlaceholderData, refetch } = useDryRun(terms, seriesId)
  if (!terms) return <Card><Text className='dry-run__line'>{words.rules.dryRunWaits}</Text></Card>
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />
  if (isPending || !data) return <Skeleton rows={1} />
  return (
    <Card tone='jade'>
      <View className={isPlaceholderData ? 'dry-run dry-run--old' : 'dry-run'}>
        {words.rules.dryRun(terms.kind, data, seriesId === null).map((line) => (
          <Text key={line} className='dry-run__line'>
            {line}
          </Text>
        ))}
      </View>
    </Card>
  )
}
