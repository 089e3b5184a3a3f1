import { useEffect, useMemo, useState, useSyncExternalStore, type PropsWithChildren } from 'react'
import { onlineManager, QueryClientProvider } from '@tanstack/react-query'
import { ShellContext } from '@/components/shell'
import { useSession } from '@/features/session/store'
import { back, restart, setTitle } from '@/platform/navigation'
import { showPhotos } from '@/platform/photos'
import { tameTabBar } from '@/platform/tab-bar'
import { queryClient } from './query-client'
import { routes } from './routes'
import './app.scss'

tameTabBar()

const subscribe = (listener: () => void) => onlineManager.subscribe(listener)

export default function App({ children }: PropsWithChildren) {
  const elder = useSession((state) => state.elder)
  const online = useSyncExternalStore(subscribe, () => onlineManager.isOnline())
  const signedIn = useSession(({ session }) => session !== null)
  // Before the first page stands, the router loses whoever leaves for another.
  const [started, setStarted] = useState(false)
  useEffect(() => {
    if (started && !signedIn) restart(routes.signIn)
  }, [started, signedIn])
  const shell = useMemo(
    () => ({ elder, online, back, setTitle, showPhotos, onStand: () => setStarted(true) }),
    [elder, online]
  )
  return (
    <QueryClientProvider client={queryClient}>
      <ShellContext.Provider value={shell}>{children}</ShellContext.Provider>
    </QueryClientProvider>
  )
}
