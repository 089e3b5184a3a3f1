import Taro from '@tarojs/taro'
import { openSettings, saveFile } from '../../src/platform/save-file.weapp'
import { sharePicture, useSharedCard } from '../../src/platform/share.weapp'
import { paint } from '../../src/platform/paint.weapp'

const mockFiles = new Map<string, unknown>()

jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getFileSystemManager: () => ({
      writeFileSync: (path: string, data: unknown) => void mockFiles.set(path, data),
      mkdirSync: () => undefined,
      rmdirSync: (folder: string) => [...mockFiles.keys()].filter((path) => path.startsWith(`${folder}/`)).forEach((path) => mockFiles.delete(path)),
      readFileSync: (path: string) => mockFiles.get(path)
    }),
    saveImageToPhotosAlbum: jest.fn(),
    shareFileMessage: jest.fn(),
    showShareImageMenu: jest.fn(),
    openSetting: jest.fn(),
    createOffscreenCanvas: jest.fn(),
    canvasToTempFilePath: jest.fn()
  },
  useShareAppMessage: jest.fn()
}))

const taro = Taro as unknown as Record<string, jest.Mock>
const picture = { name: '第一网格 3 号 2026 年 2 月.png', type: 'image/png', data: new ArrayBuffer(4) }
const path = `wxfile://usr/saved/${picture.name}`
const failing = (errMsg: string) => Promise.reject(Object.assign(new Error(errMsg), { errMsg }))

beforeEach(() => {
  jest.clearAllMocks()
  mockFiles.clear()
})

test('a picture goes into the album, whole', async () => {
  expect(await saveFile(picture)).toBe('saved')
  expect(taro['saveImageToPhotosAlbum']).toHaveBeenCalledWith({ filePath: path })
  expect(mockFiles.get(path)).toBe(picture.data)
})

test('only the last one stays, and what waits to be sent is not touched', async () => {
  mockFiles.set('wxfile://usr/kept/a.jpg', 'a photo')
  await saveFile({ ...picture, name: '第一张.png' })
  await sharePicture({ ...picture, name: '第二张.png' })
  await saveFile(picture)
  expect([...mockFiles.keys()]).toEqual(['wxfile://usr/kept/a.jpg', path])
})

test.each([
  ['saveImageToPhotosAlbum:fail auth deny', 'forbidden'],
  ['saveImageToPhotosAlbum:fail:auth denied', 'forbidden'],
  ['saveImageToPhotosAlbum:fail authorize no response', 'forbidden'],
  ['saveImageToPhotosAlbum:fail cancel', 'cancelled'],
  ['saveImageToPhotosAlbum:fail file not found', 'failed']
])('%s is %s', async (errMsg, outcome) => {
  taro['saveImageToPhotosAlbum']?.mockReturnValueOnce(failing(errMsg))
  expect(await saveFile(picture)).toBe(outcome)
})

test('after a refusal the settings open', () => {
  openSettings?.()
  expect(taro['openSetting']).toHaveBeenCalledTimes(1)
})

test('a picture goes to a chat of the person\'s choice, or does not', async () => {
  expect(await sharePicture(picture)).toBe('saved')
  expect(taro['showShareImageMenu']).toHaveBeenCalledWith({ path })
  taro['showShareImageMenu']?.mockReturnValueOnce(failing('showShareImageMenu:fail cancel'))
  expect(await sharePicture(picture)).toBe('cancelled')
  taro['showShareImageMenu']?.mockReturnValueOnce(failing('showShareImageMenu:fail'))
  expect(await sharePicture(picture)).toBe('failed')
})

test('WeChat\'s menu passes the page on with its title', () => {
  const { useShareAppMessage } = jest.requireMock<{ useShareAppMessage: jest.Mock<void, [() => unknown]> }>('@tarojs/taro')
  useSharedCard({ title: '我家得了 24 分', route: '/pages/home/index' })
  expect(useShareAppMessage.mock.calls[0]?.[0]()).toEqual({ title: '我家得了 24 分', path: '/pages/home/index' })
})

test('a painting comes as the bytes of a PNG in its own size', async () => {
  const context = { fillRect: jest.fn() }
  const canvas = { getContext: () => context }
  taro['createOffscreenCanvas']?.mockReturnValue(canvas)
  taro['canvasToTempFilePath']?.mockResolvedValue({ tempFilePath: 'wxfile://tmp/1.png' })
  mockFiles.set('wxfile://tmp/1.png', picture.data)
  expect(await paint({ width: 30, height: 40 }, (pen) => pen.fillRect(0, 0, 1, 1))).toBe(picture.data)
  expect(taro['createOffscreenCanvas']).toHaveBeenCalledWith({ type: '2d', width: 30, height: 40 })
  expect(taro['canvasToTempFilePath']).toHaveBeenCalledWith({ canvas, destWidth: 30, destHeight: 40, fileType: 'png' })
  expect(context.fillRect).toHaveBeenCalledTimes(1)
})
