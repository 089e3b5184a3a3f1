import { useState } from 'react'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Button } from '@/components/button'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/overlay'
import { Page } from '@/components/page'
import { SectionTitle } from '@/components/section-title'
import { ErrorPanel, RefusedPanel } from '@/components/state-panel'
import { SwitchRow } from '@/components/switch-row'
import { InvitationSheet } from '@/features/households/components/invitation-sheet'
import { MemberList } from '@/features/households/components/member-list'
import { useInvite, useOwnHousehold, useSettleHousehold } from '@/features/households/use-households'
import { HelpRows } from '@/features/session/components/help-rows'
import { useProfile } from '@/features/session/store'
import { usePagePull, usePageReturn } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import * as words from '@/words'

/** One's household: who belongs to it, who earned what, whom to invite, and whether the village reads its name. */
export default function FamilyPage() {
  const profile = useProfile()
  const household = profile?.household
  const own = useOwnHousehold(Boolean(household))
  const { mutate, isPending, error, data, reset } = useInvite()
  const settle = useSettleHousehold()
  const [wanted, setWanted] = useState<boolean>()
  usePageReturn(() => household && void own.refetch())
  usePagePull(async () => household && own.refetch())

  if (!household) {
    return (
      <Page title={words.family.title}>
        <RefusedPanel icon='users' title={words.family.nobody}>{words.family.nobodyNext}</RefusedPanel>
      </Page>
    )
  }
  const invite = () => {
    if (!isPending) mutate({ householdId: household.id })
  }
  const unlisted = (settle.isPending ? wanted : undefined) ?? own.data?.unlisted ?? false
  const list = (next: boolean) => {
    setWanted(next)
    settle.run({ unlisted: next })
  }
  const actions = (
    <Button icon='qr-code' loading={isPending} onPress={invite}>
      {words.family.inviteAction}
    </Button>
  )
  return (
    <Page title={words.family.title} actions={actions}>
      {own.data && (
        <>
          <SectionTitle extra={words.family.memberCount(own.data.members.filter(({ name }) => name).length)}>
            {words.family.members}
          </SectionTitle>
          <MemberList household={own.data} />
          <Notice tone='jade' icon='users'>{words.family.inviteText}</Notice>
          <Card flush>
            <ListRow icon='key-round' title={words.family.pin} note={words.family.pinNote} onPress={() => open(routes.pin)} />
          </Card>
          <SectionTitle>{words.me.help}</SectionTitle>
          <Card flush>
            <HelpRows household={household} />
          </Card>
          <SectionTitle>{words.family.settings}</SectionTitle>
          {settle.error && <Notice tone='vermilion'>{words.explain(settle.error)}</Notice>}
          <Card flush>
            <SwitchRow
              icon='eye-off'
              title={words.family.unlisted}
              note={unlisted ? words.family.unlistedOn : words.family.unlistedOff}
              on={unlisted}
              onChange={list}
            />
          </Card>
        </>
      )}
      <Loading query={own} rows={4} />
      {data && <InvitationSheet invitation={data} onClose={reset} />}
      <Sheet open={error !== null} title={words.invite.codeTitle} onClose={reset}>
        <ErrorPanel error={error} onRetry={invite} />
      </Sheet>
    </Page>
  )
}
