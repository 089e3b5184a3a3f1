import Taro from '@tarojs/taro'
import { bitRate, lasting, maxSeconds, type RecordingListener, type RecordingOutcome, type RecordingUnderWay } from '@/lib/recording'

export const canRecord = true

/** WeChat has one recorder and forgets no listener: they are hung up once and lead to whoever records now. */
let manager: Taro.RecorderManager | undefined
let current: RecordingListener | undefined
/** Whether WeChat has still to end one that was given up: what it ends then is not what is recorded next. */
let leaving = false
let timer: ReturnType<typeof setTimeout> | undefined

/** WeChat may never have begun what was given up, and then tells no end. */
const patience = 1_500

const isRefusal = ({ errMsg }: { errMsg?: string }) => /auth|deny|denied|permission/i.test(errMsg ?? '')

function begin() {
  clearTimeout(timer)
  leaving = false
  if (!current) return
  recorder().start({
    duration: maxSeconds * 1000,
    sampleRate: 16000,
    numberOfChannels: 1,
    encodeBitRate: bitRate,
    format: 'mp3'
  })
}

function end(outcome: RecordingOutcome) {
  if (leaving) return begin()
  const listener = current
  current = undefined
  listener?.onEnd(outcome)
}

function recorder(): Taro.RecorderManager {
  if (manager) return manager
  manager = Taro.getRecorderManager()
  manager.onStart(() => (current && !leaving ? current.onStart() : manager?.stop()))
  manager.onStop(({ tempFilePath, duration }) => end(lasting(duration, { path: tempFilePath, ending: 'mp3' })))
  manager.onError((cause) => end(isRefusal(cause) ? 'refused' : 'failed'))
  // a call comes in: what was said until then is kept
  manager.onInterruptionBegin(() => manager?.stop())
  return manager
}

/** Begins to listen, once the person allows it. */
export function record(listener: RecordingListener): RecordingUnderWay {
  current = listener
  clearTimeout(timer)
  if (leaving) timer = setTimeout(begin, patience)
  else begin()
  return {
    stop: () => recorder().stop(),
    giveUp() {
      if (current !== listener) return
      current = undefined
      leaving = true
      recorder().stop()
    }
  }
}
