/** idb-keyval for client tests: a map that outlives the modules of the app, unless the device refuses. */
const device = globalThis as { files?: Map<string, unknown>; refusesFiles?: boolean }
const files = () => (device.files ??= new Map<string, unknown>())

/** Lets the device take files, or refuse them as in a private window. */
export function deviceTakesFiles(takes: boolean) {
  device.refusesFiles = !takes
}

export const keptFiles = () => [...files().keys()]

export const createStore = () => undefined
export const get = async (key: string) => files().get(key)
export const del = async (key: string) => files().delete(key)
export const entries = async () => [...files()]
export async function set(key: string, value: unknown) {
  if (device.refusesFiles) throw new Error('QuotaExceededError')
  files().set(key, value)
}
