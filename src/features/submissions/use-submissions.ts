import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { fetchSubmission, fetchSubmissions, type SubmissionFilter } from './api'

export type { SubmissionFilter } from './api'

/** Submissions of the own household, newest first, page by page. */
export const useSubmissions = (filter: SubmissionFilter) =>
  useInfiniteQuery({
    queryKey: ['submissions', 'list', filter],
    queryFn: ({ pageParam }) => fetchSubmissions({ ...filter, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor
  })

/** The newest submission of the own household; null before the first. */
export const useLatestSubmission = () =>
  useQuery({
    queryKey: ['submissions', 'latest'],
    queryFn: async () => (await fetchSubmissions({ limit: 1 })).items[0] ?? null
  })

/** One submission; an empty id asks for nothing. */
export const useSubmission = (id: string) =>
  useQuery({ queryKey: ['submissions', 'one', id], queryFn: () => fetchSubmission(id), enabled: id !== '' })

/** The household's courtyard as it was last approved; null before the first time. */
export const useLastCourtyard = () =>
  useQuery({
    queryKey: ['submissions', 'last courtyard'],
    queryFn: async () => (await fetchSubmissions({ status: 'approved', column: 'courtyard', limit: 1 })).items[0] ?? null
  })
