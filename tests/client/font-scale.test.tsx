import Taro from '@tarojs/taro'
import { renderHook } from '@testing-library/react'
import { useFontScale } from '@/platform/font-scale'
import { fontSetting as ofWeChat } from '@/platform/font-setting.weapp'

afterEach(() => document.documentElement.removeAttribute('style'))

it.each([
  ['16px', 1],
  ['20px', 1.25],
  ['40px', 1.6],
  ['9px', 0.85]
])('follows a browser set to %s, within what a page bears', (size, scale) => {
  document.documentElement.style.fontSize = size
  expect(renderHook(useFontScale).result.current).toBe(scale)
})

it.each([
  [16, 1],
  [17, 1],
  [25.5, 1.5],
  [undefined, 1]
])('follows WeChat set to %s', (fontSizeSetting, scale) => {
  Object.assign(Taro, { getAppBaseInfo: () => ({ fontSizeSetting }) })
  expect(ofWeChat()).toBe(scale)
})
