import { useRef, useState } from 'react'
import Taro, { useDidHide, useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro'

/** Runs whenever the page comes back into view, not when it first appears. */
export function usePageReturn(callback: () => void) {
  const seen = useRef(false)
  useDidShow(() => {
    if (seen.current) callback()
    seen.current = true
  })
}

/** Whether the page is in view, rather than below another one or in the background. */
export function usePageShown(): boolean {
  const [shown, setShown] = useState(true)
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  return shown
}

/** Runs when the page is pulled down; the pull rests when the promise does. The page's config enables it. */
export function usePagePull(refresh: () => Promise<unknown>) {
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh())
  })
}

interface PagedQuery {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage(): unknown
  refetch(): unknown
}

/** Keeps the list of a page current: asks for more at the page's end, and again when the page comes back into view. */
export function usePageList({ hasNextPage, isFetchingNextPage, fetchNextPage, refetch }: PagedQuery) {
  usePageReturn(() => void refetch())
  useReachBottom(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  })
}
