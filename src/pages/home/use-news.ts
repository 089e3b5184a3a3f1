import { useEffect } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { usePageShown } from '@/platform/lifecycle'

const minute = 60_000

/** What somebody who keeps looking at home waits for; asked for only where it is shown. */
const awaited = [['points', 'balance'], ['submissions', 'latest'], ['reviews', 'summary'], ['notices', 'summary'], ['activities']]

/** Asks once a minute, while home is in view, what others may have decided meanwhile. */
export function useNews() {
  const queryClient = useQueryClient()
  const shown = usePageShown()
  useEffect(() => {
    if (!shown) return undefined
    const ask = () => awaited.forEach((queryKey) => void queryClient.invalidateQueries({ queryKey }))
    const timer = setInterval(ask, minute)
    return () => clearInterval(timer)
  }, [queryClient, shown])
}
