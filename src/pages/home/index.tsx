import { startTransition, useEffect, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Profile } from '@contract/sessions'
import { Page } from '@/components/page'
import { NewMessages } from '@/features/messages/components/new-messages'
import { useUnread } from '@/features/messages/use-messages'
import { NewNotice } from '@/features/notices/components/new-notice'
import { useProfile, useSession } from '@/features/session/store'
import { useFreshProfile } from '@/features/session/use-session'
import { OutboxCard } from '@/features/submissions/components/outbox-card'
import { usePageReturn } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import * as words from '@/words'
import { Activities } from './activities'
import { BalanceCard } from './balance-card'
import { Columns } from './columns'
import { ElderHome } from './elder-home'
import { ElderSwitch } from './elder-switch'
import { HonoursTeaser } from './honours-teaser'
import { HelpNeighbour } from './help-neighbour'
import { OverviewCard } from './overview-card'
import { BoardTeaser, ShopTeaser } from './teasers'
import { useNews } from './use-news'
import { WorkCards } from './work-cards'

/** What lies below the first screenful comes when that stands: on a slow phone drawing it would hold up the rest. */
function useBelow(): boolean {
  const [below, setBelow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setBelow(true)), 0)
    return () => clearTimeout(timer)
  }, [])
  return below
}

function VillageHome({ household }: Profile) {
  const below = useBelow()
  return (
    <>
      {household && <BalanceCard />}
      <ElderSwitch />
      <WorkCards />
      {household && <Columns />}
      {household && <Activities />}
      {below && (
        <>
          <HelpNeighbour />
          <ShopTeaser />
          <BoardTeaser hasHousehold={household !== null} />
          <HonoursTeaser />
        </>
      )}
    </>
  )
}

/** The first page of everybody: each part shows where the account's village, household and roles have a use for it. */
export default function HomePage() {
  const profile = useProfile()
  const elder = useSession((state) => state.elder)
  const queryClient = useQueryClient()
  useFreshProfile()
  useNews()
  // the four doors of 长辈版 fill the screen: there the tab alone wears the count
  const unread = useUnread(Boolean(profile?.village))
  usePageReturn(() => void queryClient.invalidateQueries())

  // Without a session the app leads to the sign-in page.
  if (!profile) return <Page title={words.common.appName} tab />
  const { village, household, roles } = profile
  const doors = elder && household
  const titleOf = doors ? words.home.elderTitle : words.home.title
  const title = village ? titleOf(village.name) : words.common.appName
  return (
    <Page title={title} tab>
      <OutboxCard accountId={profile.accountId} brief={Boolean(doors)} onOpen={(parcel) => open(routes.upload, { parcel })} />
      {!doors && village && <NewNotice onOpen={(id) => open(routes.notice, { id })} />}
      {!doors && <NewMessages unread={unread} onOpen={() => open(routes.messages)} />}
      {doors && <ElderHome household={household} />}
      {!doors && village && <VillageHome {...profile} />}
      {!village && <ElderSwitch />}
      {roles.includes('supervisor') && <OverviewCard />}
    </Page>
  )
}
