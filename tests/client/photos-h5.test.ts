import { choosePhotos } from '@/platform/photos.h5'
import { deviceTakesFiles, keptFiles } from '../support/fake-idb'

jest.mock('idb-keyval', () => jest.requireActual<object>('../support/fake-idb'))

/** Addresses of blobs the browser has lent and not got back. */
const lent = new Set<string>()
let decodes: { naturalWidth: number; naturalHeight: number } | null
let context: object | null

class FakeImage {
  onload?: () => void
  onerror?: () => void
  naturalWidth = decodes?.naturalWidth ?? 0
  naturalHeight = decodes?.naturalHeight ?? 0
  #address = ''
  get src() {
    return this.#address
  }
  set src(address: string) {
    this.#address = address
    setTimeout(() => (decodes ? this.onload?.() : this.onerror?.()))
  }
}

/** Chooses one picture in the browser's own dialog. */
async function choose() {
  const choosing = choosePhotos({ source: 'album', count: 1 })
  const input = document.querySelector('input')
  Object.defineProperty(input, 'files', { value: [new File(['picture'], 'a.jpg', { type: 'image/jpeg' })] })
  input?.dispatchEvent(new Event('change'))
  return choosing
}

beforeEach(() => {
  lent.clear()
  deviceTakesFiles(true)
  decodes = { naturalWidth: 4000, naturalHeight: 3000 }
  context = { drawImage: jest.fn() }
  let count = 0
  URL.createObjectURL = (source) => {
    const address = `blob:${++count}`
    if (source instanceof File) lent.add(address)
    return address
  }
  URL.revokeObjectURL = (address) => void lent.delete(address)
  Object.assign(globalThis, { Image: FakeImage, Response: class { arrayBuffer = async () => new ArrayBuffer(9) } })
  HTMLCanvasElement.prototype.getContext = (() => context) as never
  HTMLCanvasElement.prototype.toBlob = (take) => take(new Blob(['jpeg']))
})

it('keeps a picture within the size that leaves the device', async () => {
  const { photos, refused } = await choose()
  expect(photos).toMatchObject([{ width: 1600, height: 1200, file: { bytes: 9 } }])
  expect(refused).toBeNull()
  expect(lent.size).toBe(0)
})

it.each([
  ['that the browser cannot decode', 'photo_unreadable', () => (decodes = null)],
  ['of too many pixels', 'photo_too_many_pixels', () => (decodes = { naturalWidth: 9000, naturalHeight: 9000 })],
  ['that there is no memory to draw', 'photo_unreadable', () => (context = null)]
])('refuses a picture %s, and holds on to nothing of it', async (_, code, happens) => {
  happens()
  const before = keptFiles().length
  const { photos, refused } = await choose()
  expect(photos).toEqual([])
  expect(refused).toMatchObject({ code })
  expect(lent.size).toBe(0)
  expect(keptFiles()).toHaveLength(before)
})
