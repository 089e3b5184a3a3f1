import { localFiles } from '@/platform/local-files.weapp'

const mockKept = new Map<string, { lastModifiedTime: number } | null>()

jest.mock('@tarojs/taro', () => {
  const nameOf = (path: string) => path.replace('wxfile://usr/kept/', '')
  const manager = {
    accessSync: () => undefined,
    readdirSync: () => [...mockKept.keys()],
    statSync(path: string) {
      const stats = mockKept.get(nameOf(path))
      if (!stats) throw new Error('statSync:fail')
      return stats
    },
    unlink({ filePath, complete }: { filePath: string; complete(): void }) {
      mockKept.delete(nameOf(filePath))
      complete()
    }
  }
  return { __esModule: true, default: { env: { USER_DATA_PATH: 'wxfile://usr' }, getFileSystemManager: () => manager } }
})

it('clears what nobody refers to an hour after it was kept, and nothing whose age is not known', async () => {
  const now = Date.now() / 1000
  mockKept.set('used.jpg', { lastModifiedTime: now - 7200 })
  mockKept.set('new.jpg', { lastModifiedTime: now - 3000 })
  mockKept.set('old.jpg', { lastModifiedTime: now - 3700 })
  mockKept.set('ageless.jpg', null)
  await localFiles.clear(['used.jpg'])
  expect([...mockKept.keys()]).toEqual(['used.jpg', 'new.jpg', 'ageless.jpg'])
})
