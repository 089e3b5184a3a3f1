import { Page } from '@/components/page'
import { words } from '@/words'

export default function HomePage() {
  return <Page title={words.tabs.home} tab />
}
