import { useQuery } from '@tanstack/react-query'
import { useAction } from '@/lib/use-action'
import { useCreation } from '@/lib/use-creation'
import * as api from './api'

/** Milliseconds between looks at who came, while people check in. */
const watchInterval = 10_000

/** Who signed up and who came; looked at again and again while somebody watches people arrive. */
export const useRoll = (id: string, { watched }: { watched: boolean }) =>
  useQuery({ queryKey: ['activities', 'roll', id], queryFn: () => api.fetchRoll(id), refetchInterval: watched && watchInterval })

/** Whom one could call; nobody is looked for until something was said. */
export const useCandidates = (id: string, search: string) =>
  useQuery({
    queryKey: ['activities', 'candidates', id, search],
    queryFn: () => api.fetchCandidates(id, search),
    enabled: search !== '',
    select: ({ items }) => items
  })

export const useRecord = () => useCreation(api.recordAttendance)
export const useUndo = () => useAction(api.undoAttendance)
export const useGivePoints = () => useAction(api.givePoints)
