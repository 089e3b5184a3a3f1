/** idb-keyval for client tests: a map that outlives the modules of the app, unless the device refuses. */
const device = globalThis as { files?: Map<string, unknown>; refusesFiles?: boolean; unreadable?: string | null }
const files = () => (device.files ??= new Map<string, unknown>())

/** Lets the device take files, or refuse them as in a private window. */
export function deviceTakesFiles(takes: boolean) {
  device.refusesFiles = !takes
}

/** Lets the device fail to read one of its files, though it keeps it; null: none. */
export function deviceCannotRead(name: string | null) {
  device.unreadable = name
}

export const keptFiles = () => [...files().keys()]

export const createStore = () => undefined
export async function get(key: string) {
  if (device.unreadable === key) throw new Error('UnknownError')
  return files().get(key)
}
export const del = async (key: string) => files().delete(key)
export const entries = async () => [...files()]
export async function set(key: string, value: unknown) {
  if (device.refusesFiles) throw new Error('QuotaExceededError')
  files().set(key, value)
}
