import { useEffect, useMemo, useRef, useState, useSyncExternalStore, type PropsWithChildren } from 'react'
import { onlineManager, QueryClientProvider } from '@tanstack/react-query'
import { ShellContext } from '@/components/shell'
import { Unopened } from '@/components/unopened'
import { evidenceFiles } from '@/features/evidence/kept'
import { isSessionEnding, useProfile, useSession } from '@/features/session/store'
import { followOtherTabs } from '@/features/session/other-tabs'
import { startOutbox, wakeOutbox } from '@/features/submissions/outbox'
import { useKept } from '@/features/submissions/use-kept'
import { notify } from '@/lib/notify'
import { currentAddress, currentPage } from '@/platform/current-page'
import { useFontScale } from '@/platform/font-scale'
import { back, open, restart, setTitle, useLostPages } from '@/platform/navigation'
import { showPhotos } from '@/platform/photos'
import { prefetchPages } from '@/platform/prefetch'
import { canRecord, record } from '@/platform/recorder'
import { playSound } from '@/platform/sound'
import { canSpeak, speak } from '@/platform/speech'
import { sizeTabBar, tameTabBar } from '@/platform/tab-bar'
import { forgetUnopened, reopen, useUnopened } from '@/platform/unopened'
import * as words from '@/words'
import { queryClient } from './query-client'
import { routes } from './routes'
import './app.scss'

tameTabBar()
prefetchPages()

startOutbox({
  sender() {
    const { session } = useSession.getState()
    return session && { accountId: session.profile.accountId, token: session.token }
  },
  onSessionRefused({ code }, { token }) {
    const { session, end } = useSession.getState()
    if (session?.token === token && isSessionEnding(code)) end(code)
  },
  onArrived: () => void queryClient.invalidateQueries(),
  otherFiles: evidenceFiles()
})

useSession.subscribe(({ session }, before) => {
  if (session && session.token !== before.session?.token) wakeOutbox()
})

followOtherTabs(() => restart(routes.home))

const home = () => open(routes.home)

function leaveUnopened() {
  forgetUnopened()
  restart(routes.home)
}

/** Pages for somebody who has not signed in. */
const openPages: readonly string[] = [routes.signIn, routes.privacy, routes.look]

/** To the sign-in page, which goes on to where the person wanted to be. */
function askToSignIn(to: string) {
  if (to === '' || to === routes.home) restart(routes.signIn)
  else restart(routes.signIn, { to })
}

const subscribe = (listener: () => void) => onlineManager.subscribe(listener)

export default function App({ children }: PropsWithChildren) {
  const elder = useSession((state) => state.elder)
  const online = useSyncExternalStore(subscribe, () => onlineManager.isOnline())
  const accountId = useProfile()?.accountId ?? null
  const kept = useKept(accountId)
  // Before the first page stands, the router loses whoever leaves for another.
  const [pagesStood, setPagesStood] = useState(0)
  const accountBefore = useRef(accountId)
  useEffect(() => {
    const left = accountBefore.current !== null && useSession.getState().ended === null
    accountBefore.current = accountId
    if (pagesStood === 0 || accountId !== null || openPages.includes(currentPage())) return
    askToSignIn(left ? '' : currentAddress())
  }, [pagesStood, accountId])
  useLostPages(() => notify(words.common.lostPage))
  const unopened = useUnopened()
  const setting = useFontScale()
  // 长辈版 promises sizes that a phone set to small letters must not take back.
  const fontScale = elder ? Math.max(1, setting) : setting
  useEffect(() => sizeTabBar({ elder, fontScale }), [elder, fontScale])
  const shell = useMemo(
    () => ({
      ...{ elder, fontScale, online, kept, back, home, setTitle, showPhotos },
      speak: canSpeak ? speak : undefined,
      record: canRecord ? record : undefined,
      playSound,
      onStand: () => setPagesStood((count) => count + 1)
    }),
    [elder, fontScale, online, kept]
  )
  return (
    <QueryClientProvider client={queryClient}>
      <ShellContext.Provider value={shell}>
        {children}
        {unopened && <Unopened onRetry={reopen} onHome={leaveUnopened} />}
      </ShellContext.Provider>
    </QueryClientProvider>
  )
}
