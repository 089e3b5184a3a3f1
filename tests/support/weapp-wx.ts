import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isAnyArrayBuffer } from 'node:util/types'
import sharp from 'sharp'
import { createDevice, fileSystem, sendBroken, type WeappDevice } from './weapp-device'

/**
 * WeChat's `wx` for the weapp host: what it stores lies on a device, photos from files of this machine, and requests that
 * really go to `server`. Navigation and the like succeed quietly; every call is recorded in `calls`.
 */

interface Callbacks {
  success?(answer: object): void
  fail?(failure: { errMsg: string }): void
  complete?(): void
}

type Options = Callbacks & Record<string, unknown>
type Call = (options: Options) => Promise<object>

export interface WxOptions {
  /** Origin of a running server; without it there is no network. */
  server?: string
  /** What an earlier run of the app has left; it says by itself where the server is. */
  device?: WeappDevice
  /** Files the person chooses when asked for photos, in turn. */
  photos?: string[]
  /** Of WeChat's text, in pixels; 17 unless the person has changed it. */
  fontSize?: number
}

const screen = { width: 375, height: 667 }
const system = {
  windowWidth: screen.width,
  windowHeight: screen.height,
  screenWidth: screen.width,
  screenHeight: screen.height,
  pixelRatio: 2,
  platform: 'devtools',
  SDKVersion: '3.5.0',
  statusBarHeight: 20,
  safeArea: { top: 20, bottom: 667, left: 0, right: 375, width: 375, height: 647 }
}

/** Runs `work` in the callback style of wx; gives a promise where no callback was passed, as wx does. */
function run(name: string, options: Options, work: Call) {
  const done = work(options).then(
    (answer) => {
      options.success?.({ errMsg: `${name}:ok`, ...answer })
      return answer
    },
    (cause: Error) => {
      options.fail?.({ errMsg: `${name}:fail ${cause.message}` })
      if (!options.fail) throw cause
      return {}
    }
  )
  return done.finally(() => options.complete?.())
}

/** The address on the test's server in place of the one built into the app. */
function onServer(server: string | null, url: unknown): string {
  if (!server) throw new Error('no network')
  const { pathname, search } = new URL(String(url))
  return server + pathname + search
}

async function send(device: WeappDevice, { url, method = 'GET', data, header }: Options) {
  const body = isAnyArrayBuffer(data) ? Buffer.from(data) : data ? Buffer.from(data as string) : undefined
  const call = { url: onServer(device.server, url), method: method as string, headers: header as Record<string, string> }
  const arrives = device.carries()
  if (body && body.length > arrives) return sendBroken({ ...call, body }, arrives)
  const answer = await fetch(call.url, { ...call, body: body && new Uint8Array(body) })
  return { statusCode: answer.status, data: await answer.text(), header: Object.fromEntries(answer.headers) }
}

/** EXIF orientations as WeChat calls them. */
const orientations: Record<number, string> = { 1: 'up', 3: 'down', 6: 'right', 8: 'left' }

/** As the file has it: size before any rotation. */
async function imageInfo({ src }: Options) {
  const { width, height, orientation = 1 } = await sharp(String(src)).metadata()
  return { width, height, orientation: orientations[orientation], path: src }
}

const navigation = ['navigateTo', 'redirectTo', 'switchTab', 'reLaunch']
const quiet = [
  ...navigation, 'navigateBack', 'pageScrollTo', 'setNavigationBarTitle', 'setClipboardData', 'hideToast', 'makePhoneCall', 'previewImage',
  'login', 'scanCode', 'setTabBarBadge', 'removeTabBarBadge', 'setKeepScreenOn'
]
const events = ['NetworkStatusChange', 'WindowResize', 'AppShow', 'AppHide'] as const
export type WxEvent = (typeof events)[number]
const nothing: Call = async () => ({})

interface FakeCanvas {
  width: number
  height: number
  source: string
}

/** A canvas that decodes upright and remembers the picture drawn on it; enough for "decode, resize, save as JPEG". */
function offscreenCanvas() {
  const canvas = {
    width: 1,
    height: 1,
    source: '',
    createImage() {
      const image = { width: 0, height: 0, onload: () => undefined, onerror: () => undefined }
      return Object.defineProperty(image, 'src', {
        set(source: string) {
          canvas.source = source
          sharp(source).metadata().then(({ autoOrient }) => {
            Object.assign(image, autoOrient)
            image.onload()
          }, () => image.onerror())
        }
      })
    },
    getContext: () => ({ translate() {}, rotate() {}, drawImage() {} })
  }
  return canvas
}

let savedCanvases = 0

async function saveCanvas({ canvas, destWidth, destHeight, quality }: Options) {
  const tempFilePath = path.join(tmpdir(), `weapp-${process.pid}-${savedCanvases++}.jpg`)
  const picture = sharp((canvas as FakeCanvas).source).rotate().resize(Number(destWidth), Number(destHeight), { fit: 'fill' })
  await writeFile(tempFilePath, await picture.jpeg({ quality: Number(quality) * 100 }).toBuffer())
  return { tempFilePath }
}

/** Answers every measuring query with one box; layout is not what the host shows. */
function selectorQuery() {
  const box = { left: 0, top: 0, right: 375, bottom: 50, width: 375, height: 50 }
  const query: object = new Proxy({}, {
    get: (_target, name) => (name === 'exec' ? (callback?: (boxes: object[]) => void) => void setTimeout(() => callback?.([box])) : () => query)
  })
  return query
}

export function createWx(options: WxOptions = {}) {
  const device = options.device ?? createDevice(options.server ?? null)
  const { stored } = device
  const calls: { name: string; options: Options }[] = []
  const photos = [...(options.photos ?? [])]

  const answers: Record<string, Call> = {
    request: (call) => send(device, call),
    getImageInfo: imageInfo,
    canvasToTempFilePath: saveCanvas,
    getNetworkType: async () => ({ networkType: device.server ? 'wifi' : 'none' }),
    chooseMedia: async ({ count }) => ({ tempFiles: photos.splice(0, Number(count)).map((tempFilePath) => ({ tempFilePath })) })
  }

  const known: Record<string, unknown> = {
    getSystemInfoSync: () => system,
    getWindowInfo: () => system,
    getDeviceInfo: () => system,
    getAppBaseInfo: () => ({ ...system, fontSizeSetting: options.fontSize ?? 17 }),
    getMenuButtonBoundingClientRect: () => ({ top: 24, height: 32, width: 87, left: 281, right: 368, bottom: 56 }),
    getStorageSync: (key: string) => stored.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void stored.set(key, value),
    removeStorageSync: (key: string) => void stored.delete(key),
    getStorageInfoSync: () => ({ keys: [...stored.keys()] }),
    getFileSystemManager: () => fileSystem,
    env: { USER_DATA_PATH: device.folder },
    canIUse: () => true,
    nextTick: (callback: () => void) => void Promise.resolve().then(callback),
    createSelectorQuery: selectorQuery,
    createOffscreenCanvas: offscreenCanvas
  }

  // Own properties all: Taro takes over what it can enumerate.
  const wx: Record<string, unknown> = { ...known }
  const listeners = new Map<WxEvent, Set<(answer: object) => void>>(events.map((name) => [name, new Set()]))
  for (const [name, heard] of listeners) {
    wx[`on${name}`] = (listener: (answer: object) => void) => void heard.add(listener)
    wx[`off${name}`] = (listener: (answer: object) => void) => void heard.delete(listener)
  }
  /** Nothing of what is asked after the app's end is answered. */
  let over = false
  for (const name of [...Object.keys(answers), ...quiet]) {
    wx[name] = (call: Options = {}) => {
      calls.push({ name, options: call })
      if (over) return new Promise(() => undefined)
      const done = run(name, call, answers[name] ?? nothing)
      const onProgressUpdate = (report: (step: object) => void) => report({ progress: 100 })
      return Object.assign(done, { abort: () => undefined, onProgressUpdate })
    }
  }
  /** Where the app last asked to go. */
  const destination = () => calls.findLast(({ name }) => navigation.includes(name))?.options.url as string | undefined
  return {
    wx,
    calls,
    stored,
    destination,
    /** Tells the app of something that happens to its device. */
    happens: (name: WxEvent, answer: object = {}) => listeners.get(name)?.forEach((listener) => listener(answer)),
    quit: () => void (over = true)
  }
}
