import Taro from '@tarojs/taro'
import { copy } from '@/platform/clipboard'

const api = jest.mocked(Taro)

beforeEach(() => jest.clearAllMocks())

it('copies without the small notice of the platform', async () => {
  expect(await copy('7ER3M PRHMZ')).toBe(true)
  expect(api.setClipboardData).toHaveBeenCalledWith({ data: '7ER3M PRHMZ' })
  expect(api.hideToast).toHaveBeenCalledTimes(1)
})

it('tells where the platform refuses', async () => {
  api.setClipboardData.mockRejectedValueOnce(new Error('denied'))
  expect(await copy('7ER3M PRHMZ')).toBe(false)
})
