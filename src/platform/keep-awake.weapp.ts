import { useEffect } from 'react'
import Taro from '@tarojs/taro'

/** Keeps the phone's screen on while the page stands. */
export function useKeptAwake() {
  useEffect(() => {
    const keep = (keepScreenOn: boolean) => void Taro.setKeepScreenOn({ keepScreenOn }).catch(() => undefined)
    keep(true)
    return () => keep(false)
  }, [])
}
