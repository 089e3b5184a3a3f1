import { View } from '@tarojs/components'
import type { CounterHousehold } from '@contract/card-redemptions'
import { Button } from '@/components/button'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { KeptNote } from '@/components/kept-note'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { SectionTitle } from '@/components/section-title'
import { EmptyPanel } from '@/components/state-panel'
import { CounterHouseholdCard } from '@/features/card-redemptions/components/counter-household-card'
import { GoodsSteppers } from '@/features/card-redemptions/components/goods-steppers'
import type { Basket } from '@/features/card-redemptions/basket'
import type { CardRedemption } from '@/features/card-redemptions/use-card-redemption'
import { explain, cardCounter as said } from '@/words'
import './index.scss'

interface ChooseProps {
  redemption: CardRedemption
  household: CounterHousehold
  basket: Basket
  onNext: () => void
}

/** Who stands there and what they want. */
export function Choose({ redemption, household, basket, onNext }: ChooseProps) {
  const { form, change, resumed, redeemError, next } = redemption
  const { people, free, goods, witnessNeeded } = household
  const member = form.member.trim()
  const missing = member === '' ? (people.length > 0 ? said.missing.who : said.missing.name) : basket.total === 0 ? said.missing.goods : undefined
  return (
    <Page
      title={said.title}
      wide
      actions={<Button disabled={missing !== undefined} onPress={onNext}>{missing ?? said.next(basket.total)}</Button>}
    >
      <KeptNote resumed={resumed} outdated={false} onDrop={next} />
      {redeemError && <Notice tone='vermilion'>{explain(redeemError)}</Notice>}
      <View className='card-counter'>
        <View className='card-counter__who'>
          <CounterHouseholdCard household={household} />
          {witnessNeeded && <Notice>{said.near}</Notice>}
          <SectionTitle>{said.who}</SectionTitle>
          {people.length > 0 ? (
            <Choices
              label={said.who}
              items={[...new Set(people)].map((name) => ({ value: name, label: name }))}
              chosen={[member]}
              onChange={([name = '']) => change({ member: name })}
            />
          ) : (
            <Field
              label={said.whoName} hint={said.whoHint} value={form.member} maxLength={20} autoComplete='off'
              onInput={(name) => change({ member: name })}
            />
          )}
          <Button kind='text' icon='refresh-cw' onPress={next}>{said.another}</Button>
        </View>
        <View className='card-counter__what'>
          <SectionTitle extra={basket.total > 0 && said.sum(basket.total, free - basket.total)}>{said.what}</SectionTitle>
          {goods.length > 0 ? (
            <GoodsSteppers
              goods={goods} free={free} quantities={form.quantities} basket={basket}
              onChange={(quantities) => change({ quantities })}
            />
          ) : (
            <EmptyPanel icon='store' title={said.noGoods}>{said.noGoodsNext}</EmptyPanel>
          )}
        </View>
      </View>
    </Page>
  )
}
