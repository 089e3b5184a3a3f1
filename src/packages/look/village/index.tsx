import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { VillageShowcase } from '@contract/villages'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Choices } from '@/components/choices'
import { GoodsPicture } from '@/components/goods-picture'
import { ListRow } from '@/components/list-row'
import { Page } from '@/components/page'
import { Points } from '@/components/points'
import { SectionTitle } from '@/components/section-title'
import { EmptyPanel, ErrorPanel, Skeleton } from '@/components/state-panel'
import { useProfile } from '@/features/session/store'
import { ShopCard } from '@/features/shops/components/shop-card'
import { useShowcase, useVillages } from '@/features/villages/use-villages'
import { replace } from '@/platform/navigation'
import { routes } from '@/routes'
import { look } from '@/words'
import './index.scss'

/** Columns, prices and the shop, as the village shows them to everybody. */
function Showcase({ rules, goods: { shop, items } }: VillageShowcase) {
  return (
    <>
      <SectionTitle>{look.columns}</SectionTitle>
      {rules.length === 0 && <Text className='look__note'>{look.noColumns}</Text>}
      {rules.length > 0 && (
        <Card flush>
          {rules.map(({ id, name, hint, minPoints, maxPoints }) => (
            <ListRow key={id} title={name} note={hint} extra={<Text className='look__earns'>{look.earns(minPoints, maxPoints)}</Text>} />
          ))}
        </Card>
      )}
      <SectionTitle>{look.goods}</SectionTitle>
      {items.length === 0 && <Text className='look__note'>{look.noGoods}</Text>}
      {items.length > 0 && (
        <Card flush>
          {items.map(({ id, name, points, pictureUrl }) => (
            <ListRow
              key={id}
              title={name}
              lead={<View className='look__picture'><GoodsPicture url={pictureUrl} /></View>}
              extra={<Points amount={points} />}
            />
          ))}
        </Card>
      )}
      <SectionTitle>{look.shop}</SectionTitle>
      <ShopCard shop={shop} />
    </>
  )
}

/** What a village gives points for and what they are worth, without a session and without a word about anybody. */
export default function LookPage() {
  const profile = useProfile()
  const villages = useVillages()
  const [chosen, setChosen] = useState<string>()
  const items = villages.data?.items ?? []
  const villageId = chosen ?? items[0]?.id
  const showcase = useShowcase(villageId)
  const error = villages.error ?? showcase.error
  const again = () => void (villages.error ? villages : showcase).refetch()
  const actions = !profile && (
    <>
      <Button kind='secondary' onPress={() => replace(routes.signIn)}>
        {look.signIn}
      </Button>
      <Button onPress={() => replace(routes.signIn, { way: 'invitation' })}>{look.join}</Button>
    </>
  )
  return (
    <Page title={look.title} actions={actions}>
      <Text className='look__note'>{look.lead}</Text>
      {items.length > 1 && villageId && (
        <Choices
          label={look.villageLabel}
          items={items.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={[villageId]}
          onChange={([id]) => setChosen(id)}
        />
      )}
      <SectionTitle>{look.how}</SectionTitle>
      <Card flush>
        {look.steps.map((step) => (
          <ListRow key={step.title} {...step} />
        ))}
      </Card>
      {showcase.data && <Showcase {...showcase.data} />}
      {showcase.isFetching && !showcase.data && <Skeleton rows={4} />}
      {error && !showcase.data && <ErrorPanel error={error} onRetry={again} />}
      {villages.data && !items.length && <EmptyPanel title={look.noVillages} />}
    </Page>
  )
}
