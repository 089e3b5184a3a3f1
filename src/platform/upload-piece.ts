import type { Upload, UploadKind } from '@contract/uploads'
import { apiBase } from './api'
import { answerError } from './api-error'

/** A piece of a file on its way to the server; an empty one asks how much the server has. */
export interface Piece {
  /** Names the file's upload. */
  id: string
  kind: UploadKind
  /** Length of the whole file. */
  bytes: number
  /** Of the whole file. */
  sha256: string
  /** Where the piece begins. */
  offset: number
  content: ArrayBuffer
  /** Bytes of the piece that have left, where the platform tells. */
  onProgress?: (sent: number) => void
}

/** Milliseconds to wait for the answer: enough for a link of 2 KB per second, and soon over on one that has died. */
export const pieceTimeout = ({ content }: Piece) => 15_000 + content.byteLength / 2

export const pieceAddress = ({ id, kind, bytes, sha256, offset }: Piece) =>
  `${apiBase}/uploads/${id}?kind=${kind}&bytes=${bytes}&sha256=${sha256}&offset=${offset}`

export const pieceType = 'application/octet-stream'

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** @throws ApiError of an answer that is none of ours, too: a proxy may stand in between */
export function pieceAnswer(status: number, text: string): Upload {
  const body = parse(text)
  if (status >= 400 || typeof body !== 'object' || body === null || !('offset' in body)) throw answerError(status, body)
  return body as Upload
}
