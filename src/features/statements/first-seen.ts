import { storage } from '@/platform/storage'

const keyOf = (id: string) => `statement ${id}`

/** Whether a published month still has the root that this phone saw first; remembers it the first time. */
export function isAsFirstSeen(id: string, root: string): boolean {
  const known = storage.read<string>(keyOf(id))
  if (known === undefined) storage.write(keyOf(id), root)
  return known === undefined || known === root
}
