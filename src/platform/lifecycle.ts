import { useRef, useState } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'

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
