import type { Shop } from '@contract/shops'
import { Button } from '@/components/button'
import { KeptNote } from '@/components/kept-note'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { SectionTitle } from '@/components/section-title'
import { RefusedPanel } from '@/components/state-panel'
import { useMay } from '@/features/session/use-may'
import { ShopCard } from '@/features/shops/components/shop-card'
import { ShopForm } from '@/features/shops/components/shop-form'
import { draftOf, readDraft } from '@/features/shops/form'
import { useChangeShop, useShop } from '@/features/shops/use-shop'
import { notify } from '@/lib/notify'
import { useKeptForm } from '@/platform/kept-form'
import { explain, shopDesk } from '@/words'

/** The form; what was written stays in it whatever the server says. */
function Editing({ shop }: { shop: Shop }) {
  const kept = useKeptForm('shop', draftOf(shop), shop.version)
  const { run, isPending, error } = useChangeShop()
  const read = readDraft(kept.form)
  const save = () => {
    if ('missing' in read) return
    run({ ...read.shop, version: kept.version }, { onDone: kept.drop, onSuccess: () => notify(shopDesk.saved) })
  }
  const words = 'missing' in read ? shopDesk.missing[read.missing] : kept.written ? shopDesk.save : shopDesk.unchanged
  return (
    <Page
      title={shopDesk.title}
      wide
      actions={<Button disabled={'missing' in read || !kept.written} loading={isPending} onPress={save}>{words}</Button>}
    >
      {error && !isPending && <Notice tone='vermilion'>{explain(error)}</Notice>}
      <KeptNote {...kept} onDrop={kept.drop} />
      <ShopForm draft={kept.form} onChange={kept.change} />
      {'shop' in read && (
        <>
          <SectionTitle>{shopDesk.preview}</SectionTitle>
          <ShopCard shop={{ ...read.shop, version: kept.version }} />
        </>
      )}
    </Page>
  )
}

/** Where the shop is, when it is open, when it is closed, and for how long it keeps what was ordered. */
export default function ShopHoursPage() {
  const may = useMay('manage_shop')
  const shop = useShop(may)
  if (may && shop.data) return <Editing shop={shop.data} />
  return (
    <Page title={shopDesk.title}>
      {may ? <Loading query={shop} /> : <RefusedPanel icon='store' title={shopDesk.refused}>{shopDesk.refusedNext}</RefusedPanel>}
    </Page>
  )
}
