import type { InvitationCreate } from '@contract/households'
import { Sheet } from '@/components/overlay'
import { Page } from '@/components/page'
import { ErrorPanel, RefusedPanel } from '@/components/state-panel'
import { InvitationSheet } from '@/features/households/components/invitation-sheet'
import { useInvite } from '@/features/households/use-households'
import { useMay } from '@/features/session/use-may'
import * as words from '@/words'
import { HouseholdList } from './household-list'
import { OfficersCard } from './officers-card'

/** Codes for a first sign-in, from a village admin: for every household and office. */
export default function InvitePage() {
  const may = useMay('manage_people')
  const { mutate, isPending, error, data, variables, reset } = useInvite()
  const wanted = isPending ? variables : undefined
  const invite = (invitation: InvitationCreate) => {
    if (!isPending) mutate(invitation)
  }
  return (
    <Page title={words.invite.title}>
      {may && (
        <>
          <OfficersCard busy={wanted?.roles !== undefined} onInvite={(roles) => invite({ householdId: null, roles })} />
          <HouseholdList busyWith={wanted?.householdId} onInvite={(householdId) => invite({ householdId })} />
        </>
      )}
      {!may && (
        <RefusedPanel icon='users' title={words.invite.notAdmin}>
          {words.invite.notAdminNext}
        </RefusedPanel>
      )}
      {data && <InvitationSheet invitation={data} onClose={reset} />}
      <Sheet open={error !== null} title={words.invite.codeTitle} onClose={reset}>
        <ErrorPanel error={error} onRetry={() => variables && invite(variables)} />
      </Sheet>
    </Page>
  )
}
