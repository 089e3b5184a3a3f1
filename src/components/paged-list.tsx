import type { ReactNode } from 'react'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import type { Page } from '@contract/common'
import * as words from '@/words'
import { Button } from './button'
import { Loading } from './loading'
import { Notice } from './notice'
import './paged-list.scss'

interface PagedListProps<Item> {
  list: UseInfiniteQueryResult<InfiniteData<Page<Item>>>
  /** What stands there when nothing is in the list. */
  empty: ReactNode
  children: (items: Item[]) => ReactNode
}

/** A list that comes page by page, in all its states. What is there already stays when asking for more fails. */
export function PagedList<Item>({ list, empty, children }: PagedListProps<Item>) {
  const { data, error, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = list
  if (!data) return <Loading query={list} rows={4} />
  const items = data.pages.flatMap((page) => page.items)
  return (
    <View className='paged-list'>
      {error && !isFetchingNextPage && (
        <>
          <Notice tone='vermilion'>{words.explain(error)}</Notice>
          <Button kind='secondary' icon='refresh-cw' onPress={() => void (hasNextPage ? fetchNextPage() : refetch())}>
            {words.common.retry}
          </Button>
        </>
      )}
      {items.length === 0 ? empty : children(items)}
      {hasNextPage && !error && (
        <Button kind='text' loading={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          {isFetchingNextPage ? words.common.loading : words.common.more}
        </Button>
      )}
    </View>
  )
}
