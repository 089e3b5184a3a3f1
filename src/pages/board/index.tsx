import { Page } from '@/components/page'
import { words } from '@/words'

export default function BoardPage() {
  return <Page title={words.tabs.board} tab />
}
