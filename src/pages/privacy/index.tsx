import { Card } from '@/components/card'
import { Page } from '@/components/page'
import { PrivacyNotice } from '@/features/session/components/privacy-notice'
import * as words from '@/words'

export default function PrivacyPage() {
  return (
    <Page title={words.privacy.title}>
      <Card>
        <PrivacyNotice />
      </Card>
    </Page>
  )
}
