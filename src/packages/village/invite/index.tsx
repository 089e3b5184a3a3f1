import { useState } from 'react'
import type { Invitation, InvitationCreate } from '@contract/households'
import { Page } from '@/components/page'
import { Notice } from '@/components/notice'
import { EmptyPanel } from '@/components/state-panel'
import { InvitationSheet } from '@/features/households/components/invitation-sheet'
import { useInvite } from '@/features/households/use-households'
import { useProfile } from '@/features/session/store'
import { words } from '@/words'
import { FamilyCard } from './family-card'
import { HouseholdList } from './household-list'
import { OfficersCard } from './officers-card'

/** Codes for a first sign-in: for one's own family and, from a village admin, for every household and office. */
export default function InvitePage() {
  const profile = useProfile()
  const [invitation, setInvitation] = useState<Invitation>()
  const { mutate, isPending, error, variables } = useInvite()
  const admin = profile?.roles.includes('villageAdmin')
  const invite = (wanted: InvitationCreate) => {
    if (!isPending) mutate(wanted, { onSuccess: setInvitation })
  }
  const wanted = isPending ? variables : undefined
  return (
    <Page title={words.invite.title}>
      {error && !isPending && <Notice tone='vermilion'>{words.explain(error)}</Notice>}
      {profile?.household && (
        <FamilyCard household={profile.household.label} busy={wanted !== undefined && !wanted.roles && !wanted.householdId} onInvite={() => invite({})} />
      )}
      {admin && (
        <>
          <OfficersCard busy={wanted?.roles !== undefined} onInvite={(roles) => invite({ householdId: null, roles })} />
          <HouseholdList busyWith={wanted?.householdId} onInvite={(householdId) => invite({ householdId })} />
        </>
      )}
      {!admin && !profile?.household && (
        <EmptyPanel icon='users' title={words.invite.nobodyToInvite}>
          {words.invite.nobodyToInviteNext}
        </EmptyPanel>
      )}
      {invitation && <InvitationSheet invitation={invitation} onClose={() => setInvitation(undefined)} />}
    </Page>
  )
}
