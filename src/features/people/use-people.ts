import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { OfficesChange, PeopleQuery } from '@contract/people'
import { useAction } from '@/lib/use-action'
import * as api from './api'

/** People page by page; while the next answer is on its way, the last one stays. */
export const usePeople = (wanted: Pick<PeopleQuery, 'search' | 'which'>) =>
  useInfiniteQuery({
    queryKey: ['people', 'list', wanted],
    queryFn: ({ pageParam }) => api.fetchPeople({ ...wanted, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData
  })

/** Nobody while no id is given. */
export const usePerson = (id: string) =>
  useQuery({ queryKey: ['people', id], queryFn: () => api.fetchPerson(id), enabled: id !== '' })

export const useChangeOffices = (id: string) => useAction((change: OfficesChange) => api.changeOffices(id, change))

export const useTurn = (id: string) =>
  useAction(({ how, version }: { how: 'disable' | 'enable'; version: number }) => api.turn(id, how, version))

export const useKinships = (id: string) =>
  useQuery({ queryKey: ['people', id, 'kinships'], queryFn: () => api.fetchKinships(id), select: ({ items }) => items })

export const useDeclareKinship = (id: string) => useAction((householdId: string) => api.declareKinship(id, householdId))

export const useRemoveKinship = (id: string) => useAction((householdId: string) => api.removeKinship(id, householdId))
