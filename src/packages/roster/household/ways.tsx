import type { RosterHousehold } from '@contract/roster'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Sheet } from '@/components/overlay'
import { SectionTitle } from '@/components/section-title'
import { ErrorPanel } from '@/components/state-panel'
import { InvitationSheet } from '@/features/households/components/invitation-sheet'
import { useInvite } from '@/features/households/use-households'
import { routes } from '@/routes'
import { roster } from '@/words'
import * as words from '@/words'

type Way = (typeof routes)['cards' | 'counterPin' | 'passbook' | 'mergeHousehold' | 'splitHousehold']

interface WaysProps {
  household: RosterHousehold
  onOpen: (route: Way) => void
}

/** What else is done with a household. */
export function Ways({ household: { id, free, openOrders }, onOpen }: WaysProps) {
  const invite = useInvite()
  const ask = () => {
    if (!invite.isPending) invite.mutate({ householdId: id })
  }
  return (
    <>
      <SectionTitle extra={roster.points(free, openOrders)}>{roster.more}</SectionTitle>
      <Card flush>
        <ListRow icon='key-round' title={roster.invite} note={invite.isPending ? words.common.loading : roster.inviteNote} onPress={ask} />
        <ListRow icon='qr-code' title={roster.card} note={roster.cardNote} onPress={() => onOpen(routes.cards)} />
        <ListRow icon='shield-check' title={words.pins.counterTitle} note={words.pins.counterNote} onPress={() => onOpen(routes.counterPin)} />
        <ListRow icon='book-open' title={words.points.passbook} note={words.points.passbookNote} onPress={() => onOpen(routes.passbook)} />
        <ListRow icon='users' title={roster.splitDoor} note={roster.splitNote} onPress={() => onOpen(routes.splitHousehold)} />
        <ListRow icon='house' title={roster.mergeDoor} note={roster.mergeNote} onPress={() => onOpen(routes.mergeHousehold)} />
      </Card>
      {invite.data && <InvitationSheet invitation={invite.data} onClose={invite.reset} />}
      <Sheet open={invite.error !== null} title={words.invite.codeTitle} onClose={invite.reset}>
        <ErrorPanel error={invite.error} onRetry={ask} />
      </Sheet>
    </>
  )
}
