import { useEffect, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { CheckInCode } from '@contract/activities'
import { fetchCode } from './api'

/** Milliseconds after which a code that did not come is asked for again. */
const retryInterval = 3_000
/** The same while it is not yet time. */
const waitInterval = 15_000
/** The server takes a code for one step longer than it shows it. */
const step = 30_000

function untilNext({ data, error }: { data?: CheckInCode; error: Error | null }): number {
  if (error) return (error as { code?: string }).code === 'check_in_closed' ? waitInterval : retryInterval
  return data ? Math.max(500, data.secondsLeft * 1000 + 100) : retryInterval
}

const goodUntil = ({ secondsLeft }: CheckInCode, fetchedAt: number) => fetchedAt + secondsLeft * 1000 + step

/** The code on the wall: the next one is fetched when it is due. Without a network it disappears once it is good no more. */
export function useCode(id: string, { shown }: { shown: boolean }) {
  const { data, dataUpdatedAt, error, refetch } = useQuery({
    queryKey: ['activities', 'code', id],
    queryFn: () => fetchCode(id),
    enabled: shown,
    gcTime: 0,
    staleTime: 0,
    retry: false,
    refetchInterval: ({ state }) => untilNext(state)
  })
  const until = data ? goodUntil(data, dataUpdatedAt) : 0
  const [expired, setExpired] = useState(0)
  useEffect(() => {
    if (!until) return undefined
    const timer = setTimeout(() => setExpired(until), Math.max(0, until - Date.now()))
    return () => clearTimeout(timer)
  }, [until])
  return { code: data && expired !== until ? data : undefined, came: data?.came, error, refetch }
}
