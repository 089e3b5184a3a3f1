import { hash } from '@stablelib/sha256'
import { randomId } from '@/lib/random-id'
import { localFiles } from './local-files'

/** A file kept on this device until it has arrived on the server. */
export interface LocalFile {
  /** Names it on this device. */
  name: string
  /** Its length. */
  bytes: number
  sha256: string
  /** The device refused to store it: it is gone once the app is closed. */
  fleeting?: true
}

/** SHA-256 in hexadecimal digits; by a program of its own, because a browser's needs HTTPS and a mini program has none. */
export const sha256 = (content: ArrayBuffer): string =>
  Array.from(hash(new Uint8Array(content)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Keeps a file over restarts, as far as the device allows. `ending` is that of its name, e.g. jpg. */
export async function keepFile(content: ArrayBuffer, ending: string): Promise<LocalFile> {
  const file: LocalFile = { name: `${randomId()}.${ending}`, bytes: content.byteLength, sha256: sha256(content) }
  const kept = await localFiles.keep(file.name, content)
  return kept ? file : { ...file, fleeting: true }
}
