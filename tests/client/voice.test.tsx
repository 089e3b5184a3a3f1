import { useState } from 'react'
import { act, screen } from '@testing-library/react'
import { VoicePlayer } from '@/components/voice-player'
import { VoiceRecorder } from '@/components/voice-recorder'
import type { Recording, RecordingListener, RecordingOutcome } from '@/lib/recording'
import { renderPage } from '../support/render-page'

const said: Recording = { path: 'blob:said', seconds: 7, ending: 'mp4' }

/** A platform whose microphone and loudspeaker the test holds. */
function platform() {
  const heard: { listener?: RecordingListener; end?: (played: boolean) => void } = {}
  const underWay = { stop: jest.fn(() => act(() => heard.listener?.onEnd(said))), giveUp: jest.fn() }
  const record = jest.fn((listener: RecordingListener) => {
    heard.listener = listener
    return underWay
  })
  const stopSound = jest.fn(() => heard.end?.(true))
  const playSound = jest.fn((_url: string, onEnd: (played: boolean) => void) => {
    heard.end = onEnd
    return stopSound
  })
  return {
    ...{ underWay, record, playSound, stopSound },
    start: () => act(() => heard.listener?.onStart()),
    end: (outcome: RecordingOutcome) => act(() => heard.listener?.onEnd(outcome)),
    played: (played: boolean) => act(() => heard.end?.(played))
  }
}

function Recorder({ onChange }: { onChange: (recording: Recording | null) => void }) {
  const [value, setValue] = useState<Recording | null>(null)
  const change = (next: Recording | null) => {
    setValue(next)
    onChange(next)
  }
  return <VoiceRecorder value={value} onChange={change} />
}

const tap = (name: string | RegExp) => screen.findByRole('button', { name })

describe('VoiceRecorder', () => {
  function renderRecorder() {
    const device = platform()
    const onChange = jest.fn()
    return { ...device, onChange, ...renderPage(<Recorder onChange={onChange} />, device) }
  }

  it('records from one tap to the next, counts the seconds, and lets one listen again and throw it away', async () => {
    jest.useFakeTimers({ advanceTimers: true })
    const { user, start, onChange, underWay, playSound } = renderRecorder()
    await user.click(await tap('说一段话(可不填)'))
    expect(screen.getByRole('note')).toHaveTextContent('点"允许"')
    start()
    act(() => jest.advanceTimersByTime(7300))
    expect(screen.getByText('正在录:7 秒,最长 60 秒')).toBeVisible()
    await user.click(await tap('说完了'))
    jest.useRealTimers()
    expect(underWay.stop).toHaveBeenCalledTimes(1)
    expect(onChange).toHaveBeenLastCalledWith(said)
    expect(screen.getByText('录好了,7 秒')).toBeVisible()
    await user.click(await tap('听一遍'))
    expect(playSound).toHaveBeenCalledWith('blob:said', expect.any(Function))
    await user.click(await tap('不要这段'))
    expect(onChange).toHaveBeenLastCalledWith(null)
    expect(await tap('说一段话(可不填)')).toBeVisible()
  })

  it.each([
    ['refused', /没有允许用麦克风.*手机设置/],
    ['failed', /没有录成.*都还在/],
    ['tooShort', /太短了/]
  ] as const)('says what to do when it was %s, and can be tried again', async (outcome, sentence) => {
    const { user, start, end, onChange } = renderRecorder()
    await user.click(await tap('说一段话(可不填)'))
    end(outcome)
    expect(screen.getByRole('alert')).toHaveTextContent(sentence)
    expect(onChange).not.toHaveBeenCalled()
    await user.click(await tap('说一段话(可不填)'))
    expect(screen.queryByRole('alert')).toBeNull()
    start()
    end(said)
    expect(onChange).toHaveBeenCalledWith(said)
  })

  it('keeps what somebody has said who leaves without ending it', async () => {
    const { user, start, underWay, unmount, onChange } = renderRecorder()
    await user.click(await tap('说一段话(可不填)'))
    start()
    unmount()
    expect(underWay.stop).toHaveBeenCalledTimes(1)
    expect(onChange).toHaveBeenCalledWith(said)
  })

  it('does not begin to listen to somebody who has left', async () => {
    const { user, underWay, unmount, onChange } = renderRecorder()
    await user.click(await tap('说一段话(可不填)'))
    unmount()
    expect(underWay.giveUp).toHaveBeenCalledTimes(1)
    expect(onChange).not.toHaveBeenCalled()
  })

  it('is not there where the platform cannot record', () => {
    renderPage(<Recorder onChange={jest.fn()} />)
    expect(screen.queryByRole('button')).toBeNull()
  })
})

describe('VoicePlayer', () => {
  it('plays, stops at a second tap, and is silent when left', async () => {
    const device = platform()
    const { user, unmount } = renderPage(<VoicePlayer url='/a' />, device)
    await user.click(await tap('说的话'))
    expect(device.playSound).toHaveBeenCalledWith('/a', expect.any(Function))
    await user.click(await tap('不听了'))
    expect(device.stopSound).toHaveBeenCalledTimes(1)
    await user.click(await tap('说的话'))
    unmount()
    expect(device.stopSound).toHaveBeenCalledTimes(2)
  })

  it('is ready again when all was heard, and says so when it cannot be played', async () => {
    const device = platform()
    const { user } = renderPage(<VoicePlayer url='/a' label='听 7 秒' />, device)
    await user.click(await tap('听 7 秒'))
    device.played(true)
    expect(screen.queryByRole('note')).toBeNull()
    await user.click(await tap('听 7 秒'))
    device.played(false)
    expect(screen.getByRole('note')).toHaveTextContent('录音没有丢')
  })
})

describe('the recorder of a browser', () => {
  const tracks = [{ stop: jest.fn() }]
  let recorders: FakeRecorder[] = []

  class FakeRecorder {
    state = 'inactive'
    ondataavailable?: (event: { data: Blob }) => void
    onstop?: () => void
    constructor(readonly stream: object, readonly options: { mimeType: string }) {
      recorders.push(this)
    }
    start() {
      this.state = 'recording'
    }
    stop() {
      this.state = 'inactive'
      this.ondataavailable?.({ data: new Blob(['words']) })
      this.onstop?.()
    }
  }
  const isTypeSupported = (type: string) => type.startsWith('audio/webm')

  async function browser(getUserMedia: () => Promise<object>) {
    Object.assign(globalThis, { MediaRecorder: Object.assign(FakeRecorder, { isTypeSupported }), isSecureContext: true })
    Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia }, configurable: true })
    URL.createObjectURL = () => 'blob:recorded'
    return anew()
  }

  /** The module as it looks at this browser. */
  async function anew() {
    jest.resetModules()
    return import('@/platform/recorder')
  }

  const listening = () => ({ onStart: jest.fn(), onEnd: jest.fn() })
  const settled = () => new Promise((resolve) => setTimeout(resolve))

  beforeEach(() => {
    recorders = []
    tracks[0]?.stop.mockClear()
  })
  afterEach(() => jest.useRealTimers())

  it('records what the browser can write, for a minute at most, and lets go of the microphone', async () => {
    const { record, canRecord } = await browser(async () => ({ getTracks: () => tracks }))
    expect(canRecord).toBe(true)
    const listener = listening()
    jest.useFakeTimers()
    record(listener)
    await jest.advanceTimersByTimeAsync(0)
    expect(listener.onStart).toHaveBeenCalledTimes(1)
    expect(recorders[0]?.options.mimeType).toBe('audio/webm;codecs=opus')
    await jest.advanceTimersByTimeAsync(60_000)
    expect(listener.onEnd).toHaveBeenCalledWith({ path: 'blob:recorded', seconds: 60, ending: 'webm' })
    expect(tracks[0]?.stop).toHaveBeenCalledTimes(1)
  })

  it('tells a slip of the finger, a refusal and a missing microphone apart', async () => {
    const slip = listening()
    const underWay = (await browser(async () => ({ getTracks: () => tracks }))).record(slip)
    await settled()
    underWay.stop()
    expect(slip.onEnd).toHaveBeenCalledWith('tooShort')
    for (const [name, outcome] of [['NotAllowedError', 'refused'], ['NotFoundError', 'failed']] as const) {
      const listener = listening()
      const { record } = await browser(() => Promise.reject(new DOMException('', name)))
      record(listener)
      await settled()
      expect(listener.onEnd.mock.calls).toEqual([[outcome]])
    }
  })

  it('forgets what is given up, even before the microphone was allowed', async () => {
    const listener = listening()
    const { record } = await browser(async () => ({ getTracks: () => tracks }))
    record(listener).giveUp()
    await settled()
    expect(listener.onStart).not.toHaveBeenCalled()
    expect(listener.onEnd).not.toHaveBeenCalled()
    expect(tracks[0]?.stop).toHaveBeenCalled()
  })

  it('is none without a secure page', async () => {
    Object.assign(globalThis, { isSecureContext: false })
    expect((await anew()).canRecord).toBe(false)
  })
})
