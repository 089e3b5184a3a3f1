import { useState } from 'react'
import { Badge } from '@/components/badge'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Dialog } from '@/components/overlay'
import { Page } from '@/components/page'
import { SectionTitle } from '@/components/section-title'
import { SwitchRow } from '@/components/switch-row'
import { useUnread } from '@/features/messages/use-messages'
import { useNoticeSummary } from '@/features/notices/use-notices'
import { useReviewSummary } from '@/features/reviews/use-reviews'
import { HelpRows } from '@/features/session/components/help-rows'
import { useProfile, useSession } from '@/features/session/store'
import { useMay } from '@/features/session/use-may'
import { useFreshProfile, useSignOut } from '@/features/session/use-session'
import { usePageReturn } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { me, notices } from '@/words'
import * as words from '@/words'
import { WhoCard } from './who-card'

export default function MePage() {
  const profile = useProfile()
  const { elder, setElder } = useSession()
  const [leaving, setLeaving] = useState(false)
  const signOut = useSignOut()
  const refreshProfile = useFreshProfile()
  const [reviews, serves, keeps] = [useMay('review'), useMay('serve_counter'), useMay('manage_goods')]
  const summary = useReviewSummary(reviews)
  const unread = useUnread(Boolean(profile?.village))
  const noticeSummary = useNoticeSummary(Boolean(profile?.village))
  usePageReturn(() => {
    void refreshProfile()
    if (reviews) void summary.refetch()
    if (profile?.village) void noticeSummary.refetch()
  })

  // Without a session the app leads to the sign-in page.
  if (!profile) return <Page title={words.tabs.me} tab />
  const { village, household, roles } = profile
  const supervisor = roles.includes('supervisor')
  const waiting = summary.data?.waiting ?? 0
  return (
    <Page title={words.tabs.me} tab>
      <WhoCard {...profile} />
      {village && (
        <Card flush>
          <ListRow
            icon='bell'
            title={me.messages}
            note={me.messagesNote}
            extra={unread > 0 && <Badge tone='vermilion'>{words.unread.count(unread)}</Badge>}
            onPress={() => open(routes.messages)}
          />
          <ListRow
            icon='bell'
            title={notices.title}
            note={notices.meNote(noticeSummary.data?.unread ?? 0)}
            onPress={() => open(routes.notices)}
          />
          <ListRow icon='calendar-days' title={words.activities.title} note={words.activities.open} onPress={() => open(routes.activities)} />
          <ListRow icon='hand-heart' title={words.helping.title} note={words.helping.note} onPress={() => open(routes.helping)} />
          <ListRow icon='users' title={me.witness} note={me.witnessNote} onPress={() => open(routes.witness)} />
        </Card>
      )}
      {(reviews || serves || keeps || supervisor) && (
        <>
          <SectionTitle>{me.work}</SectionTitle>
          <Card flush>
            {reviews && (
              <ListRow
                icon='search-check'
                title={me.review}
                note={me.reviewNote}
                extra={waiting > 0 && <Badge tone='amber'>{me.waiting(waiting)}</Badge>}
                onPress={() => open(routes.review)}
              />
            )}
            {reviews && <ListRow icon='list' title={me.office} note={me.officeNote} onPress={() => open(routes.office)} />}
            {serves && <ListRow icon='scan-line' title={me.counter} note={me.counterNote} onPress={() => open(routes.counter)} />}
            {keeps && !reviews && (
              <ListRow icon='store' title={words.shop.toOffice} note={words.shop.toOfficeNote} onPress={() => open(routes.office)} />
            )}
            {supervisor && (
              <ListRow
                icon='chart-column'
                title={me.overview}
                note={me.overviewNote}
                onPress={() => open(routes.overview)}
              />
            )}
          </Card>
        </>
      )}
      {household && (
        <>
          <SectionTitle>{me.mine}</SectionTitle>
          <Card flush>
            <ListRow
              icon='images'
              title={me.submissions}
              note={me.submissionsNote}
              onPress={() => open(routes.submissions)}
            />
            <ListRow icon='receipt-text' title={me.points} note={me.pointsNote} onPress={() => open(routes.points)} />
            <ListRow icon='shopping-bag' title={me.orders} note={me.ordersNote} onPress={() => open(routes.orders)} />
            <ListRow icon='book-open' title={me.statements} note={me.statementsNote} onPress={() => open(routes.statements)} />
            <ListRow icon='search-check' title={me.fairness} note={me.fairnessNote} onPress={() => open(routes.fairness)} />
            <ListRow icon='users' title={me.family} note={me.familyNote} onPress={() => open(routes.family)} />
            <HelpRows household={household} />
          </Card>
        </>
      )}
      <SectionTitle>{me.settings}</SectionTitle>
      <Card flush>
        <SwitchRow
          icon='a-large-small'
          title={words.elder.title}
          note={words.elder.note}
          on={elder}
          onChange={setElder}
        />
        <ListRow icon='settings' title={me.account} note={me.accountNote} onPress={() => open(routes.account)} />
        {!elder && <ListRow icon='shield-check' title={me.privacy} onPress={() => open(routes.privacy)} />}
      </Card>
      <Button kind='danger' icon='log-out' onPress={() => setLeaving(true)}>
        {me.signOut}
      </Button>
      <Dialog
        open={leaving}
        title={me.signOutTitle}
        confirmLabel={me.signOut}
        cancelLabel={me.signOutStay}
        danger
        loading={signOut.isPending}
        onConfirm={() => signOut.mutate()}
        onCancel={() => setLeaving(false)}
      >
        {me.signOutText}
      </Dialog>
    </Page>
  )
}
