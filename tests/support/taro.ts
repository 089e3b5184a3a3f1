import { useEffect, useRef } from 'react'

/** Taro for client tests: calls are recorded and succeed, storage is a map, page hooks are effects. */

/** What the device stores outlives the modules of the app, as over a restart. */
const device = globalThis as { stored?: Map<string, unknown> }
const stored = (device.stored ??= new Map<string, unknown>())
const succeeds = (answer: object = {}) => jest.fn(async () => answer)

let params: Record<string, string> = {}

/** Sets the parameters of the address of the page under test. */
export function setParams(next: Record<string, string>) {
  params = next
}

let currentPath = ''

/** Says which page is in view, by its line in `routes`. */
export function setCurrentPath(path: string) {
  currentPath = path
}

/** A page appears once, when it is mounted. */
export function useDidShow(callback: () => void) {
  const latest = useRef(callback)
  useEffect(() => latest.current(), [])
}

/** It never goes out of view. */
export const useDidHide = () => undefined
/** Every address leads to a page. */
export const usePageNotFound = () => undefined

let pageEnd = () => undefined as void
let pagePull = () => undefined as void

/** Scrolls the page under test to its end. */
export const reachBottom = () => pageEnd()
/** Pulls the page under test down. */
export const pullDown = () => pagePull()

export function useReachBottom(callback: () => void) {
  pageEnd = callback
}

export function usePullDownRefresh(callback: () => void) {
  pagePull = callback
}

export const useRouter = () => ({ params })

export default {
  getCurrentInstance: () => ({ router: { path: currentPath, params } }),
  eventCenter: { on: jest.fn(), off: jest.fn() },
  request: succeeds({ statusCode: 200, data: '', header: {} }),
  navigateTo: succeeds(),
  navigateBack: succeeds(),
  redirectTo: succeeds(),
  reLaunch: succeeds(),
  switchTab: succeeds(),
  setNavigationBarTitle: succeeds(),
  makePhoneCall: succeeds(),
  setClipboardData: succeeds(),
  hideToast: succeeds(),
  stopPullDownRefresh: succeeds(),
  setTabBarBadge: succeeds(),
  removeTabBarBadge: succeeds(),
  getCurrentPages: jest.fn(() => [{}, {}]),
  getStorageSync: (key: string) => stored.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => stored.set(key, value),
  removeStorageSync: (key: string) => stored.delete(key),
  getStorageInfoSync: () => ({ keys: [...stored.keys()] })
}
