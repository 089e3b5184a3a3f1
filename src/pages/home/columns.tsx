import { View } from '@tarojs/components'
import type { Column, Rule } from '@contract/rules'
import courtyard from '@/assets/illustrations/courtyard.jpg'
import { Loading } from '@/components/loading'
import { SectionTitle } from '@/components/section-title'
import { EmptyPanel } from '@/components/state-panel'
import { Tile } from '@/components/tile'
import { columnIcons } from '@/features/rules/column-icons'
import { useRules } from '@/features/rules/use-rules'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import * as words from '@/words'
import './columns.scss'

const tones: Partial<Record<Column, 'jade' | 'amber'>> = { volunteering: 'jade', environment: 'amber' }

const upload = ({ id }: Rule) => open(routes.upload, { ruleId: id })

/** What one photo round earns at least; the village may give more for some. */
function earning(rules: readonly Rule[]): string | undefined {
  if (!rules.length) return undefined
  const least = Math.min(...rules.map(({ minPoints }) => minPoints))
  const most = Math.max(...rules.map(({ maxPoints }) => maxPoints))
  return least === most ? words.home.eachTime(least) : words.home.eachTimeFrom(least)
}

function Tiles({ rules }: { rules: readonly Rule[] }) {
  const [lead] = rules.filter(({ column }) => column === 'courtyard')
  const others = rules.filter((rule) => rule !== lead)
  return (
    <View className='columns'>
      {lead && (
        <View className='columns__lead'>
          <Tile title={lead.name} note={words.upload.door(lead)} icon='camera' picture={courtyard} onPress={() => upload(lead)} />
        </View>
      )}
      {others.map((rule) => (
        <View key={rule.id}>
          <Tile
            title={rule.name}
            note={words.upload.door(rule)}
            icon={columnIcons[rule.column]}
            tone={tones[rule.column]}
            onPress={() => upload(rule)}
          />
        </View>
      ))}
    </View>
  )
}

/** The columns as doors: one tap leads to the camera. */
export function Columns() {
  const query = useRules()
  const { data: rules } = query
  return (
    <>
      <SectionTitle extra={rules && earning(rules)}>{words.home.columns}</SectionTitle>
      <Loading query={query} />
      {rules && !rules.length && <EmptyPanel title={words.home.noColumns}>{words.home.noColumnsNext}</EmptyPanel>}
      {rules && rules.length > 0 && <Tiles rules={rules} />}
    </>
  )
}
