import Taro from '@tarojs/taro'
import { grace } from './kept-time'

/** What the device refused to store, with the path WeChat lends it. */
const inMemory = new Map<string, { content: ArrayBuffer; path: string }>()

const files = () => Taro.getFileSystemManager()
const folder = () => `${Taro.env.USER_DATA_PATH}/kept`

const pathOf = (name: string) => `${folder()}/${name}`

function makeFolder() {
  try {
    files().accessSync(folder())
  } catch {
    files().mkdirSync(folder(), true)
  }
}

const write = (filePath: string, data: ArrayBuffer) =>
  new Promise<void>((resolve, reject) => {
    files().writeFile({ filePath, data, success: () => resolve(), fail: reject })
  })

const read = (filePath: string) =>
  new Promise<ArrayBuffer>((resolve, reject) => {
    files().readFile({ filePath, success: ({ data }) => resolve(data as ArrayBuffer), fail: reject })
  })

/** One whose age WeChat does not tell counts as new. */
function isOld(name: string): boolean {
  try {
    const { lastModifiedTime } = files().statSync(pathOf(name)) as Taro.Stats
    return lastModifiedTime * 1000 < Date.now() - grace
  } catch {
    return false
  }
}

const isMissing = (cause: unknown) => /no such file/i.test((cause as { errMsg?: string }).errMsg ?? '')

/** Files of this app on this device, by name, kept over restarts. */
export const localFiles = {
  /** Gives false when the device refuses, out of space; the file then lives as long as the app. */
  async keep(name: string, content: ArrayBuffer): Promise<boolean> {
    try {
      makeFolder()
      await write(pathOf(name), content)
      return true
    } catch {
      inMemory.set(name, { content, path: Taro.createBufferURL(content) })
      return false
    }
  },

  /** @throws whatever the device says when it cannot be read now; undefined when the file is gone */
  async read(name: string): Promise<ArrayBuffer | undefined> {
    const held = inMemory.get(name)
    if (held) return held.content
    return read(pathOf(name)).catch((cause: unknown) => {
      if (isMissing(cause)) return undefined
      throw cause
    })
  },

  /** The content of a file the platform itself has just made, by its path. */
  readPath: read,

  /** Where an image finds it. */
  path: (name: string): string => inMemory.get(name)?.path ?? pathOf(name),

  /** Paths here are ready at once. */
  async open(): Promise<void> {},

  async remove(name: string): Promise<void> {
    const held = inMemory.get(name)
    if (held) Taro.revokeBufferURL(held.path)
    inMemory.delete(name)
    await new Promise<void>((resolve) => files().unlink({ filePath: pathOf(name), complete: () => resolve() }))
  },

  /** Removes the files nobody refers to any more. */
  async clear(inUse: readonly string[]): Promise<void> {
    makeFolder()
    const over = files().readdirSync(folder()).filter((name) => !inUse.includes(name) && isOld(name))
    await Promise.all(over.map((name) => localFiles.remove(name)))
  }
}
