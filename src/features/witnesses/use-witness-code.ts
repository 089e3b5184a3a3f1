import { useEffect, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { WitnessCode } from '@contract/card-redemptions'
import { fetchWitnessCode } from './api'

/** Milliseconds after which a code that did not come is asked for again. */
const retryInterval = 5_000
/** The server takes a code for so much longer than it is shown. */
const grace = 30_000

const untilNext = ({ data, error }: { data?: WitnessCode; error: Error | null }): number =>
  data && !error ? data.secondsLeft * 1000 : retryInterval

/** The code to show: the next one is fetched when it is due. Without a network it disappears once it is good no more. */
export function useWitnessCode({ shown }: { shown: boolean }) {
  const { data, dataUpdatedAt, error, refetch } = useQuery({
    queryKey: ['witness-code'],
    queryFn: fetchWitnessCode,
    enabled: shown,
    gcTime: 0,
    staleTime: 0,
    retry: false,
    refetchInterval: ({ state }) => untilNext(state)
  })
  const until = data ? dataUpdatedAt + data.secondsLeft * 1000 + grace : 0
  const [expired, setExpired] = useState(0)
  useEffect(() => {
    if (!until) return undefined
    const timer = setTimeout(() => setExpired(until), Math.max(0, until - Date.now()))
    return () => clearTimeout(timer)
  }, [until])
  return { code: data && expired !== until ? data.code : undefined, lost: data !== undefined && expired === until, error, refetch }
}
