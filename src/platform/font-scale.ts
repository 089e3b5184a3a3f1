import { useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import { fontSetting } from './font-setting'

/** Beyond these a page would no longer fit a phone. */
const limits = { least: 0.85, most: 1.6 }

function read(): number {
  const scale = fontSetting()
  return Number.isFinite(scale) ? Math.min(limits.most, Math.max(limits.least, scale)) : 1
}

/** How many times larger than drawn the person wants to read; for the app, which asks again whenever it comes into view. */
export function useFontScale(): number {
  const [scale, setScale] = useState(read)
  useDidShow(() => setScale(read()))
  return scale
}
