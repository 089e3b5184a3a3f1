import { bitRate, lasting, maxSeconds, type RecordingListener, type RecordingUnderWay } from '@/lib/recording'

/** The first is what every phone plays. */
const types = ['audio/mp4;codecs=mp4a.40.2', 'audio/mp4', 'audio/webm;codecs=opus', 'audio/webm', 'audio/ogg;codecs=opus']

const type = typeof MediaRecorder === 'undefined' ? undefined : types.find((one) => MediaRecorder.isTypeSupported(one))

/** A browser lends its microphone to secure pages alone. */
export const canRecord = type !== undefined && window.isSecureContext && navigator.mediaDevices !== undefined

const isRefusal = (cause: unknown) => ['NotAllowedError', 'SecurityError'].includes((cause as DOMException).name)

/** Begins to listen, once the person allows it. */
export function record({ onStart, onEnd }: RecordingListener): RecordingUnderWay {
  let recorder: MediaRecorder | undefined
  let givenUp = false

  function listenTo(stream: MediaStream) {
    const parts: Blob[] = []
    const current = (recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: bitRate }))
    const hangUp = () => stream.getTracks().forEach((track) => track.stop())
    if (givenUp) return hangUp()
    const start = Date.now()
    const limit = setTimeout(() => current.stop(), maxSeconds * 1000)
    current.ondataavailable = ({ data }) => parts.push(data)
    current.onstop = () => {
      clearTimeout(limit)
      hangUp()
      if (givenUp) return
      const [mediaType = ''] = (type ?? '').split(';')
      const path = URL.createObjectURL(new Blob(parts, { type: mediaType }))
      onEnd(lasting(Date.now() - start, { path, ending: mediaType.replace('audio/', '') }))
    }
    current.start()
    onStart()
  }

  navigator.mediaDevices
    .getUserMedia({ audio: true })
    .then(listenTo)
    .catch((cause: unknown) => !givenUp && onEnd(isRefusal(cause) ? 'refused' : 'failed'))

  const stop = () => {
    if (recorder && recorder.state !== 'inactive') recorder.stop()
  }
  return {
    stop,
    giveUp() {
      givenUp = true
      stop()
    }
  }
}
