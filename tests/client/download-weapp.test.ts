import { downloadFile } from '@/platform/download.weapp'

const mockWechat = {
  answer: { statusCode: 200 },
  written: '',
  downloaded: [] as object[],
  opened: [] as object[]
}

jest.mock('@tarojs/taro', () => {
  const files = { rmdirSync: () => undefined, mkdirSync: () => undefined, readFileSync: () => mockWechat.written }
  return {
    __esModule: true,
    default: {
      env: { USER_DATA_PATH: 'wxfile://usr' },
      getFileSystemManager: () => files,
      downloadFile: async (call: object) => {
        mockWechat.downloaded.push(call)
        return mockWechat.answer
      },
      openDocument: async (call: object) => void mockWechat.opened.push(call)
    }
  }
})

it('opens what it fetched under the given name', async () => {
  await expect(downloadFile('/audit/file', '办事记录.xlsx')).resolves.toBe('saved')
  const filePath = 'wxfile://usr/saved/办事记录.xlsx'
  expect(mockWechat.downloaded).toEqual([expect.objectContaining({ url: '/api/audit/file', filePath })])
  expect(mockWechat.opened).toEqual([{ filePath, fileType: 'xlsx', showMenu: true }])
})

it('opens no refusal, and says why', async () => {
  mockWechat.opened = []
  mockWechat.answer = { statusCode: 403 }
  mockWechat.written = JSON.stringify({ status: 403, code: 'forbidden' })
  await expect(downloadFile('/audit/file', '办事记录.xlsx')).rejects.toMatchObject({ name: 'ApiError', code: 'forbidden' })
  mockWechat.answer = { statusCode: 502 }
  mockWechat.written = '<html>'
  await expect(downloadFile('/audit/file', '办事记录.xlsx')).rejects.toMatchObject({ code: 'service_unavailable' })
  expect(mockWechat.opened).toEqual([])
})
