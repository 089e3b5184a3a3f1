import type { ScanResult, ScanWords } from './scan-result'
import './camera-scan.scss'

/** Reads a QR code with the camera. Its picture lies above the page until a code is read or the person gives up. */
export async function scanWithCamera(words: ScanWords): Promise<ScanResult> {
  const before = document.activeElement
  const { screen, video, hint, cancel } = draw(words)
  document.body.append(screen)
  cancel.focus()
  const ended = new AbortController()
  const cancelled = new Promise<ScanResult>((resolve) => {
    const give = () => resolve({ kind: 'cancelled' })
    cancel.addEventListener('click', give)
    screen.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') give()
      // the one thing to press; focus stays on it
      if (event.key === 'Tab') event.preventDefault()
    })
    window.addEventListener('popstate', give, { signal: ended.signal })
  })
  try {
    return await Promise.race([cancelled, read(video, ended.signal).catch(() => {
      hint.textContent = words.noCamera
      video.remove()
      return cancelled
    })])
  } finally {
    ended.abort()
    screen.remove()
    if (before instanceof HTMLElement) before.focus()
  }
}

function draw({ title, hint: hintText, cancel: cancelText }: ScanWords) {
  const screen = Object.assign(document.createElement('div'), { className: 'scan' })
  screen.setAttribute('role', 'dialog')
  screen.setAttribute('aria-modal', 'true')
  screen.setAttribute('aria-label', title)
  const video = Object.assign(document.createElement('video'), { className: 'scan__video', muted: true, playsInline: true })
  const hint = Object.assign(document.createElement('p'), { className: 'scan__hint', textContent: hintText })
  hint.setAttribute('role', 'status')
  const cancel = Object.assign(document.createElement('button'), { className: 'scan__cancel', type: 'button', textContent: cancelText })
  screen.append(video, hint, cancel)
  return { screen, video, hint, cancel }
}

/** Milliseconds between looks at the picture. */
const pace = 150

/** Looks until a code is there or the signal ends it. @throws where the camera cannot be used */
async function read(video: HTMLVideoElement, signal: AbortSignal): Promise<ScanResult> {
  const [stream, decode] = await Promise.all([
    navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false }), decoder()
  ])
  const stop = () => stream.getTracks().forEach((track) => track.stop())
  if (signal.aborted) {
    stop()
    return { kind: 'cancelled' }
  }
  signal.addEventListener('abort', stop)
  video.srcObject = stream
  await video.play()
  while (!signal.aborted) {
    const text = video.videoWidth > 0 ? await decode(video) : null
    if (text) return { kind: 'scanned', text }
    await new Promise((resolve) => setTimeout(resolve, pace))
  }
  return { kind: 'cancelled' }
}

type Decode = (video: HTMLVideoElement) => Promise<string | null>

/** As the Shape Detection API has it; not every browser does. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}

/** The browser's own, or else one that is fetched when it is first needed. */
async function decoder(): Promise<Decode> {
  const { BarcodeDetector } = window as { BarcodeDetector?: DetectorClass }
  if (BarcodeDetector && (await BarcodeDetector.getSupportedFormats()).includes('qr_code')) {
    const detector = new BarcodeDetector({ formats: ['qr_code'] })
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? null
  }
  const { default: jsQR } = await import('jsqr')
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('the browser draws no pictures')
  return (video) => {
    const scale = Math.min(1, longestEdge / Math.max(video.videoWidth, video.videoHeight))
    canvas.width = Math.round(video.videoWidth * scale)
    canvas.height = Math.round(video.videoHeight * scale)
    context.drawImage(video, 0, 0, canvas.width, canvas.height)
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
    return Promise.resolve(jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data || null)
  }
}

/** Pixels; more cost time and read no better. */
const longestEdge = 800
