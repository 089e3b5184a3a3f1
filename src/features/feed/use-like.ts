import { useRef } from 'react'
import { useMutation, useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import type { FeedItem, FeedPage, Likes } from '@contract/feed'
import { setLike } from './api'
import { feedLists } from './use-feed'

/** Changes one item wherever it is listed. */
function patch(queryClient: QueryClient, id: string, likes: Likes) {
  queryClient.setQueriesData<InfiniteData<FeedPage>>({ queryKey: feedLists }, (list) => list && {
    ...list,
    pages: list.pages.map((page) => ({
      ...page,
      items: page.items.map((item) => (item.id === id ? { ...item, ...likes } : item))
    }))
  })
}

/** The like of one item: there at once, gone again with an error if the village did not hear of it. */
export function useLike({ id, likes, liked }: FeedItem) {
  const queryClient = useQueryClient()
  const running = useRef(false)
  const { mutate, error, variables } = useMutation({
    mutationFn: (wanted: boolean) => setLike(id, wanted),
    onMutate: (wanted) => {
      patch(queryClient, id, { liked: wanted, likes: likes + (wanted ? 1 : -1) })
      // what to go back to: by then the item itself shows the change
      return { likes, liked }
    },
    onSuccess: (answer) => patch(queryClient, id, answer),
    onError: (_, __, before) => before && patch(queryClient, id, before),
    onSettled: () => {
      running.current = false
    }
  })
  const toggle = () => {
    if (running.current) return
    running.current = true
    mutate(!liked)
  }
  return { toggle, error, wanted: variables }
}
