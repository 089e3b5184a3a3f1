import { fireEvent, screen, waitFor } from '@testing-library/dom'
import { scan } from '../../src/platform/scan.h5'
import { scanner } from '../../src/words/scanner'

const stop = jest.fn()
const getUserMedia = jest.fn()
const detect = jest.fn()

beforeEach(() => {
  jest.resetAllMocks()
  document.body.innerHTML = '<button>扫门牌卡</button>'
  screen.getByText('扫门牌卡').focus()
  getUserMedia.mockResolvedValue({ getTracks: () => [{ stop }] })
  detect.mockResolvedValue([])
  Object.assign(navigator, { mediaDevices: { getUserMedia } })
  Object.defineProperties(HTMLVideoElement.prototype, {
    srcObject: { configurable: true, writable: true, value: null },
    videoWidth: { configurable: true, value: 640 },
    play: { configurable: true, value: () => Promise.resolve() }
  })
  class BarcodeDetector {
    static getSupportedFormats = () => Promise.resolve(['qr_code'])
    detect = detect
  }
  Object.assign(window, { BarcodeDetector })
})

const over = () => {
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByText('扫门牌卡')).toHaveFocus()
}

it('reads what the camera sees, then lets go of it', async () => {
  const reading = scan(scanner)
  expect(await screen.findByRole('dialog', { name: '扫二维码' })).toBeVisible()
  await waitFor(() => expect(detect).toHaveBeenCalledTimes(2))
  expect(stop).not.toHaveBeenCalled()
  detect.mockResolvedValue([{ rawValue: '48217730' }])
  expect(await reading).toEqual({ kind: 'scanned', text: '48217730' })
  expect(getUserMedia).toHaveBeenCalledWith({ video: { facingMode: 'environment' }, audio: false })
  expect(stop).toHaveBeenCalled()
  over()
})

it.each([
  ['the button', () => fireEvent.click(screen.getByText('不扫了'))],
  ['Escape', () => fireEvent.keyDown(screen.getByText('不扫了'), { key: 'Escape' })],
  ['going back', () => fireEvent.popState(window)]
])('ends by %s', async (_, giveUp) => {
  const reading = scan(scanner)
  await waitFor(() => expect(detect).toHaveBeenCalled())
  giveUp()
  expect(await reading).toEqual({ kind: 'cancelled' })
  expect(stop).toHaveBeenCalled()
  over()
})

it('lets go of a camera that comes after one has given up', async () => {
  let give: (stream: object) => void = () => undefined
  getUserMedia.mockReturnValue(new Promise((resolve) => (give = resolve)))
  const reading = scan(scanner)
  fireEvent.click(await screen.findByText('不扫了'))
  await reading
  give({ getTracks: () => [{ stop }] })
  await waitFor(() => expect(stop).toHaveBeenCalled())
})

it('says so where the camera may not be used', async () => {
  getUserMedia.mockRejectedValue(new DOMException('no', 'NotAllowedError'))
  const reading = scan(scanner)
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('打不开相机。请在浏览器里允许用相机'))
  fireEvent.click(screen.getByText('不扫了'))
  expect(await reading).toEqual({ kind: 'cancelled' })
  over()
})
