import { useRef } from 'react'
import { useDidShow } from '@tarojs/taro'

/** Runs whenever the page comes back into view, not when it first appears. */
export function usePageReturn(callback: () => void) {
  const seen = useRef(false)
  useDidShow(() => {
    if (seen.current) callback()
    seen.current = true
  })
}
