import { Text, View } from '@tarojs/components'
import type { GoodsDetail } from '@contract/goods-desk'
import { Button } from '@/components/button'
import { Choices } from '@/components/choices'
import { DayField } from '@/components/day-field'
import { Field } from '@/components/field'
import { GoodsPicture } from '@/components/goods-picture'
import { KeptNote } from '@/components/kept-note'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { SectionTitle } from '@/components/section-title'
import { EvidencePhotos } from '@/features/evidence/components/evidence-photos'
import { useEvidence } from '@/features/evidence/use-evidence'
import { Refused } from '@/features/goods-desk/components/refused'
import { emptyForm, formOf, newGoodsOf, termsOf, type GoodsForm } from '@/features/goods-desk/form'
import { categoriesOf } from '@/features/goods-desk/shelf'
import { useAllGoods, useChangeGoods, useCreateGoods, useOneGoods } from '@/features/goods-desk/use-goods-desk'
import { useMay } from '@/features/session/use-may'
import { notify } from '@/lib/notify'
import { useKeptForm } from '@/platform/kept-form'
import { back, replace, useParam } from '@/platform/navigation'
import { routes } from '@/routes'
import { explain, goodsDesk as said } from '@/words'
import './index.scss'

const itemsOf = <Value extends string>(labels: Record<Value, string>) =>
  (Object.keys(labels) as Value[]).map((value) => ({ value, label: labels[value] }))
const limits = itemsOf<GoodsForm['limit']>(said.limits)
const sales = itemsOf(said.sales)
const longest = { name: 40, category: 10, limitPieces: 3, lowStock: 5, points: 5, quantity: 6, cost: 10, supplier: 60 } as const

function Editing({ goods }: { goods?: GoodsDetail }) {
  const kept = useKeptForm<GoodsForm, number | null>(`goods ${goods?.id ?? 'new'}`, goods ? formOf(goods) : emptyForm, goods?.version ?? null)
  const { form, change, version } = kept
  const evidence = useEvidence('goods', goods?.id)
  const categories = categoriesOf(useAllGoods(true).data ?? []).filter(Boolean)
  const [creating, changing] = [useCreateGoods(), useChangeGoods()]
  const { error, isPending } = goods ? changing : creating
  const drop = () => {
    kept.drop()
    evidence.drop()
  }
  const field = (name: keyof typeof longest, label: string, hint?: string, kind?: 'digits') => (
    <Field
      kind={kind}
      label={label}
      hint={hint}
      value={form[name]}
      maxLength={longest[name]}
      autoComplete='off'
      onInput={(text) => change({ [name]: text })}
    />
  )
  const photoId = evidence.photoIds?.[0] ?? form.photoId
  const [terms, made] = goods ? [termsOf(form), null] : [null, newGoodsOf(form)]
  const read = terms ?? made
  const lack = typeof read === 'string' ? read : evidence.photoIds === null ? 'photo' : null
  const save = () => {
    if (lack !== null) return
    const onError = evidence.renewAfter
    if (goods && version !== null && terms && typeof terms !== 'string') {
      const onSuccess = () => {
        notify(said.saved)
        back()
      }
      changing.run({ ...terms, photoId, id: goods.id, version }, { onDone: drop, onError, onSuccess })
    } else if (made && typeof made !== 'string') {
      const onSuccess = ({ id }: { id: string }) => {
        notify(said.created)
        replace(routes.goodsItem, { id })
      }
      creating.run({ ...made, photoId }, { onDone: drop, onError, onSuccess })
    }
  }
  const action = (
    <Button disabled={lack !== null} loading={isPending} onPress={save}>
      {lack !== null ? said.missing[lack] : goods ? said.save : said.create}
    </Button>
  )
  const showsOld = goods?.pictureUrl && form.photoId !== null && evidence.photos.length === 0
  return (
    <Page title={goods ? said.editTitle : said.newTitle} wide actions={action}>
      {error && !isPending && <Notice tone='vermilion'>{explain(error)}</Notice>}
      <KeptNote resumed={kept.resumed || evidence.resumed} outdated={kept.outdated} onDrop={drop} />
      <View className='goods-edit'>
        <View className='goods-edit__part'>
          {field('name', said.name, said.nameHint)}
          {field('category', said.category, said.categoryHint)}
          {categories.length > 0 && (
            <Choices
              label={said.category}
              items={categories.map((value) => ({ value, label: value }))}
              chosen={[form.category]}
              onChange={([category = '']) => change({ category })}
            />
          )}
          <SectionTitle>{said.picture}</SectionTitle>
          {showsOld ? (
            <View className='goods-edit__old'>
              <View className='goods-edit__picture'>
                <GoodsPicture url={goods.pictureUrl} />
              </View>
              <Button small kind='secondary' onPress={() => change({ photoId: null })}>{said.pictureDrop}</Button>
            </View>
          ) : (
            <Text className='field__hint'>{said.pictureHint}</Text>
          )}
          <EvidencePhotos evidence={evidence} max={1} />
        </View>
        <View className='goods-edit__part'>
          {!goods && field('points', said.firstPrice, undefined, 'digits')}
          <SectionTitle>{said.limitOf}</SectionTitle>
          <Choices label={said.limitOf} items={limits} chosen={[form.limit]} onChange={([limit = 'none']) => change({ limit })} />
          {form.limit !== 'none' && field('limitPieces', said.limitPieces, undefined, 'digits')}
          <SectionTitle>{said.sale}</SectionTitle>
          <Choices
            label={said.sale}
            items={sales}
            chosen={[form.saleDay === null ? 'now' : 'day']}
            onChange={([chosen]) => change({ saleDay: chosen === 'day' ? (form.saleDay ?? '') : null })}
          />
          {form.saleDay !== null && (
            <>
              <DayField label={said.startDay} value={form.saleDay} onChange={(saleDay) => change({ saleDay })} />
              <Text className='field__hint'>{said.saleNote}</Text>
            </>
          )}
          {field('lowStock', said.low, said.lowHint, 'digits')}
          {!goods && (
            <>
              <SectionTitle>{said.delivery}</SectionTitle>
              {field('quantity', said.quantity, said.deliveryHint, 'digits')}
              {field('cost', said.cost, said.costHint)}
              {field('supplier', said.supplier, said.supplierHint)}
            </>
          )}
        </View>
      </View>
    </Page>
  )
}

/** New goods, or what those that are there are called, how they look and who may have how many. */
export default function EditGoodsPage() {
  const id = useParam('id')
  const may = useMay('manage_goods')
  const goods = useOneGoods(id, may)
  if (may && (!id || goods.data)) return <Editing goods={goods.data} />
  return (
    <Page title={said.editTitle}>
      {may ? <Loading query={goods} /> : <Refused />}
    </Page>
  )
}
