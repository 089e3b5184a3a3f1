import { useState } from 'react'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Dialog } from '@/components/overlay'
import { Page } from '@/components/page'
import { useProfile } from '@/features/session/store'
import { useExport, useSignOutEverywhere } from '@/features/session/use-account'
import { notify } from '@/lib/notify'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { account, common, explain, privacy } from '@/words'
import { LeaveSheet } from './leave-sheet'
import { PasswordSheet } from './password-sheet'

const spinner = <Icon name='loader-circle' spin label={common.loading} />

/** What one may do with one's account: guard it, take its data along, leave. */
export default function AccountPage() {
  const profile = useProfile()
  const [asking, setAsking] = useState<'password' | 'everywhere' | 'leave'>()
  const everywhere = useSignOutEverywhere()
  const exporting = useExport()
  const close = () => setAsking(undefined)
  const keep = () =>
    exporting.run(undefined, {
      onSuccess(outcome) {
        if (outcome === 'saved') notify(account.exported)
        if (outcome === 'failed') notify(account.exportFailed)
      }
    })

  // Without a session the app leads to the sign-in page.
  if (!profile) return <Page title={account.title} />
  return (
    <Page title={account.title}>
      <Card flush>
        <ListRow
          icon='lock-keyhole'
          title={account.password}
          note={account.passwordNote}
          onPress={() => setAsking('password')}
        />
        <ListRow
          icon='monitor-smartphone'
          title={account.everywhere}
          note={account.everywhereNote}
          onPress={() => setAsking('everywhere')}
        />
      </Card>
      {everywhere.error && <Notice tone='vermilion'>{explain(everywhere.error)}</Notice>}
      <Card flush>
        <ListRow
          icon='download'
          title={account.export}
          note={account.exportNote}
          extra={exporting.isPending && spinner}
          onPress={keep}
        />
        <ListRow icon='shield-check' title={privacy.title} onPress={() => open(routes.privacy)} />
      </Card>
      {exporting.error && <Notice tone='vermilion'>{explain(exporting.error)}</Notice>}
      <Card flush>
        <ListRow icon='user-x' title={account.leave} note={account.leaveNote} onPress={() => setAsking('leave')} />
      </Card>
      {asking === 'password' && <PasswordSheet onClose={close} />}
      {asking === 'leave' && <LeaveSheet accountId={profile.accountId} onClose={close} />}
      <Dialog
        open={asking === 'everywhere'}
        title={account.everywhereTitle}
        confirmLabel={account.everywhereConfirm}
        cancelLabel={account.stay}
        danger
        loading={everywhere.isPending}
        onConfirm={() => everywhere.run(undefined, { onError: close })}
        onCancel={close}
      >
        {account.everywhereText}
      </Dialog>
    </Page>
  )
}
