import { Page } from '@/components/page'
import { words } from '@/words'

export default function ShopPage() {
  return <Page title={words.tabs.shop} tab />
}
