import { useCallback, useState, useSyncExternalStore } from 'react'
import { storage } from './storage'

/** What was written into a form and not sent yet. */
interface Kept {
  form: unknown
  /** The version it was begun on, of what it changes. */
  version: unknown
}

const prefix = 'form '

let account: () => string | null = () => null

/** Says once who fills in the forms, null for nobody. */
export const keepFormsFor = (accountId: typeof account) => void (account = accountId)

const keyOf = (accountId: string | null, name: string) => `${prefix}${accountId} ${name}`

/** Read once; the page that sends a form and the one that shows it again look at the same. */
const known = new Map<string, Kept | undefined>()
const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function read(key: string): Kept | undefined {
  if (!known.has(key)) known.set(key, storage.read<Kept>(key))
  return known.get(key)
}

function write(key: string, kept: Kept | undefined) {
  known.set(key, kept)
  if (kept) storage.write(key, kept)
  else storage.remove(key)
  listeners.forEach((listener) => listener())
}

function keysFrom(start: string): string[] {
  try {
    return storage.keys(start)
  } catch {
    return []
  }
}

/** Leaves nothing of what an account has begun to write. */
export const forgetFormsOf = (accountId: string) => keysFrom(keyOf(accountId, '')).forEach((key) => write(key, undefined))

/** What everybody on this device has begun to write into the form of that name. */
export const formsNamed = (name: string): unknown[] =>
  keysFrom(prefix).filter((key) => key.endsWith(` ${name}`)).flatMap((key) => read(key)?.form ?? [])

/**
 * A form that outlives its page: what is written is kept on this device for whoever is signed in, until it was sent or is not
 * wanted any more. `fresh` is what it begins with, and follows the server while nothing is written; `version` is that of what
 * the form changes, null where it makes something new.
 */
export function useKeptForm<Form extends object, Version = null>(name: string, fresh: Form, version: Version) {
  const key = keyOf(account(), name)
  const kept = useSyncExternalStore(subscribe, () => read(key)) as { form: Form; version: Version } | undefined
  const [resumed, setResumed] = useState(kept !== undefined)
  const change = useCallback(
    (how: Partial<Form> | ((form: Form) => Partial<Form>)) => {
      const now = read(key) as typeof kept
      const before = { ...fresh, ...now?.form }
      const form = { ...before, ...(typeof how === 'function' ? how(before) : how) }
      write(key, JSON.stringify(form) === JSON.stringify(fresh) ? undefined : { form, version: now ? now.version : version })
    },
    [key, fresh, version]
  )
  return {
    form: kept ? { ...fresh, ...kept.form } : fresh,
    version: kept ? kept.version : version,
    written: kept !== undefined,
    /** Goes on from an earlier visit. */
    resumed: resumed && kept !== undefined,
    /** Somebody else has changed meanwhile what it is about. */
    outdated: kept !== undefined && kept.version !== version,
    change,
    drop() {
      setResumed(false)
      write(key, undefined)
    }
  }
}
