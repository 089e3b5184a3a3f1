import { createStore, del, entries, get, set, type UseStore } from 'idb-keyval'
import { grace } from './kept-time'

interface Kept {
  content: ArrayBuffer
  at: number
}

/** Safari's database sometimes never answers after a start. */
const patience = 8_000

let opened: UseStore | undefined
const store = () => (opened ??= createStore('village-points', 'files'))

/** What the device refused to store. */
const inMemory = new Map<string, ArrayBuffer>()
const addresses = new Map<string, string>()

async function within<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the database does not answer')), patience)
  })
  try {
    return await Promise.race([ask(), late])
  } finally {
    clearTimeout(timer)
  }
}

function show(name: string, content: ArrayBuffer) {
  if (!addresses.has(name)) addresses.set(name, URL.createObjectURL(new Blob([content])))
}

let asked = false

/** A browser short of space may otherwise clear what is stored without asking. */
function askToPersist() {
  if (asked) return
  asked = true
  void navigator.storage?.persist?.().catch(() => undefined)
}

/** Files of this app on this device, by name, kept over restarts. */
export const localFiles = {
  /** Gives false when the device refuses, out of space or in a private window; the file then lives as long as the page. */
  async keep(name: string, content: ArrayBuffer): Promise<boolean> {
    show(name, content)
    askToPersist()
    try {
      await within(() => set(name, { content, at: Date.now() } satisfies Kept, store()))
      return true
    } catch {
      inMemory.set(name, content)
      return false
    }
  },

  /** @throws whatever the device says when it cannot be read now; undefined when the file is gone */
  async read(name: string): Promise<ArrayBuffer | undefined> {
    return inMemory.get(name) ?? (await within(() => get<Kept>(name, store())))?.content
  },

  /** The content of a file the platform itself has just made, by its path. */
  readPath: (path: string): Promise<ArrayBuffer> => fetch(path).then((answer) => answer.arrayBuffer()),

  /** Where an image finds it; empty until `open` has made it ready. */
  path: (name: string): string => addresses.get(name) ?? '',

  /** Makes the paths of files that an earlier run or another tab has kept. */
  async open(names: readonly string[]): Promise<void> {
    for (const name of names.filter((one) => !addresses.has(one))) {
      const content = await localFiles.read(name).catch(() => undefined)
      if (content) show(name, content)
    }
  },

  async remove(name: string): Promise<void> {
    inMemory.delete(name)
    const address = addresses.get(name)
    if (address) URL.revokeObjectURL(address)
    addresses.delete(name)
    await within(() => del(name, store())).catch(() => undefined)
  },

  /** Removes the files nobody refers to any more. */
  async clear(inUse: readonly string[]): Promise<void> {
    const kept = await within(() => entries<string, Kept>(store())).catch(() => [])
    const over = kept.filter(([name, { at }]) => !inUse.includes(name) && at < Date.now() - grace)
    await Promise.all(over.map(([name]) => localFiles.remove(name)))
  }
}
