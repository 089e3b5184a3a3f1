import Taro from '@tarojs/taro'
import { record } from '@/platform/recorder.weapp'

jest.mock('@tarojs/taro', () => {
  const heard: Record<string, (event: object) => void> = {}
  const hear = (name: string) => jest.fn((listener: (event: object) => void) => (heard[name] = listener))
  const manager = {
    heard,
    start: jest.fn(),
    stop: jest.fn(),
    ...{ onStart: hear('start'), onStop: hear('stop'), onError: hear('error'), onInterruptionBegin: hear('interruption') }
  }
  return { __esModule: true, default: { getRecorderManager: () => manager } }
})

const wechat = Taro.getRecorderManager() as unknown as {
  heard: Record<'start' | 'stop' | 'error' | 'interruption', (event: object) => void>
  start: jest.Mock
  stop: jest.Mock
  onStop: jest.Mock
}

const listening = () => ({ onStart: jest.fn(), onEnd: jest.fn() })
const stopped = { tempFilePath: 'wxfile://said.mp3', duration: 4600 }

beforeEach(() => void jest.clearAllMocks())

it('records a minute of MP3 at most and gives what was said', () => {
  const listener = listening()
  record(listener)
  expect(wechat.start).toHaveBeenCalledWith(
    expect.objectContaining({ format: 'mp3', duration: 60_000, sampleRate: 16_000, numberOfChannels: 1 }))
  wechat.heard.start({})
  wechat.heard.stop(stopped)
  expect(listener.onStart).toHaveBeenCalledTimes(1)
  expect(listener.onEnd.mock.calls).toEqual([[{ path: 'wxfile://said.mp3', seconds: 5, ending: 'mp3' }]])
})

it.each([
  ['operateRecorder:fail auth deny', 'refused'],
  ['operateRecorder:fail system permission denied', 'refused'],
  ['operateRecorder:fail recorder busy', 'failed']
])('%s ends as %s', (errMsg, outcome) => {
  const listener = listening()
  record(listener)
  wechat.heard.error({ errMsg })
  expect(listener.onEnd.mock.calls).toEqual([[outcome]])
})

it('keeps what was said until a call came in', () => {
  const listener = listening()
  record(listener)
  wechat.heard.start({})
  wechat.heard.interruption({})
  expect(wechat.stop).toHaveBeenCalledTimes(1)
  wechat.heard.stop(stopped)
  expect(listener.onEnd).toHaveBeenCalledTimes(1)
})

it('forgets what is given up, and stops a recorder that starts only afterwards', () => {
  const listener = listening()
  record(listener).giveUp()
  wechat.stop.mockClear()
  wechat.heard.start({})
  expect(wechat.stop).toHaveBeenCalledTimes(1)
  wechat.heard.stop(stopped)
  expect(listener.onStart).not.toHaveBeenCalled()
  expect(listener.onEnd).not.toHaveBeenCalled()
})

it('begins only when WeChat has ended what was given up, and never takes the one for the other', () => {
  const next = listening()
  const earlier = record(listening())
  wechat.heard.start({})
  earlier.giveUp()
  wechat.start.mockClear()
  record(next)
  expect(wechat.start).not.toHaveBeenCalled()
  wechat.heard.stop(stopped)
  expect(next.onEnd).not.toHaveBeenCalled()
  expect(wechat.start).toHaveBeenCalledTimes(1)
  wechat.heard.start({})
  wechat.heard.stop({ tempFilePath: 'wxfile://next.mp3', duration: 2000 })
  expect(next.onEnd.mock.calls).toEqual([[{ path: 'wxfile://next.mp3', seconds: 2, ending: 'mp3' }]])
})

it('begins all the same when WeChat tells no end of what it never began', () => {
  jest.useFakeTimers()
  record(listening()).giveUp()
  wechat.start.mockClear()
  record(listening())
  jest.advanceTimersByTime(2000)
  jest.useRealTimers()
  expect(wechat.start).toHaveBeenCalledTimes(1)
})

it('hangs up its listeners once, however often it records', () => {
  record(listening())
  record(listening())
  expect(wechat.onStop).not.toHaveBeenCalled()
})
