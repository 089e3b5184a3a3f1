import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ManagedGoods } from '@contract/goods-desk'
import { Button } from '@/components/button'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { Loading } from '@/components/loading'
import { Page } from '@/components/page'
import { EmptyPanel } from '@/components/state-panel'
import { Tabs } from '@/components/tabs'
import { GoodsRows } from '@/features/goods-desk/components/goods-rows'
import { OrderRows } from '@/features/goods-desk/components/order-rows'
import { Refused } from '@/features/goods-desk/components/refused'
import { categoriesOf, filtered, found, type GoodsFilter } from '@/features/goods-desk/shelf'
import { useAllGoods } from '@/features/goods-desk/use-goods-desk'
import { useMay } from '@/features/session/use-may'
import { usePageReturn } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { goodsDesk as said } from '@/words'
import './index.scss'

const filters = Object.keys(said.filters) as GoodsFilter[]
const any = 'any'

function Shelf({ items, onOrder }: { items: readonly ManagedGoods[]; onOrder: () => void }) {
  const [filter, setFilter] = useState<GoodsFilter>('open')
  const [search, setSearch] = useState('')
  const [category, setCategory] = useState<string | null>(null)
  const here = filtered(items, filter)
  const categories = categoriesOf(items)
  const shown = found(here, search, category)
  const tabs = filters.map((value) => ({ value, label: said.filters[value], count: filtered(items, value).length }))
  const choices = [
    { value: any, label: said.everyCategory },
    ...categories.map((value) => ({ value: `:${value}`, label: value || said.noCategory }))
  ]
  return (
    <>
      <Tabs label={said.filterLabel} items={tabs} value={filter} onChange={setFilter} />
      <View className='goods-list__tools'>
        <View className='goods-list__search'>
          <Field label={said.search} placeholder={said.searchPlaceholder} value={search} onInput={setSearch} autoComplete='off' />
        </View>
        <Button small kind='secondary' icon='list' onPress={() => open(routes.stockJournal)}>{said.journalDoor}</Button>
        <Button small kind='secondary' onPress={onOrder}>{said.orderDoor}</Button>
      </View>
      {categories.length > 1 && (
        <Choices
          label={said.categories}
          items={choices}
          chosen={[category === null ? any : `:${category}`]}
          onChange={([chosen = any]) => setCategory(chosen === any ? null : chosen.slice(1))}
        />
      )}
      {here.length === 0 && <EmptyPanel icon='package' title={said.empty[filter]}>{said.emptyNext[filter]}</EmptyPanel>}
      {here.length > 0 && shown.length === 0 && <EmptyPanel icon='search-check' title={said.notFound} />}
      {shown.length > 0 && <GoodsRows items={shown} onOpen={(id) => open(routes.goodsItem, { id })} />}
    </>
  )
}

function Desk() {
  const goods = useAllGoods(true)
  usePageReturn(() => void goods.refetch())
  const [ordering, setOrdering] = useState(false)
  const { data: items } = goods
  const actions = ordering ? (
    <Button icon='check' onPress={() => setOrdering(false)}>{said.orderDone}</Button>
  ) : (
    <Button icon='plus' onPress={() => open(routes.goodsEdit)}>{said.add}</Button>
  )
  return (
    <Page title={said.title} wide actions={actions}>
      <Loading query={goods} rows={6} />
      {items && (ordering ? <OrderRows items={filtered(items, 'open')} /> : <Shelf items={items} onOrder={() => setOrdering(true)} />)}
    </Page>
  )
}

/** 货品: everything the shop has, and the way to each. */
export default function GoodsListPage() {
  if (useMay('manage_goods')) return <Desk />
  return (
    <Page title={said.title}>
      <Refused />
    </Page>
  )
}
