import { Page } from '@/components/page'
import { words } from '@/words'

export default function MePage() {
  return <Page title={words.tabs.me} tab />
}
