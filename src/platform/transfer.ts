import type { UploadKind } from '@contract/uploads'
import { ApiError, transportError } from './api-error'
import type { LocalFile } from './local-file'
import { putPiece } from './upload'

const kilobyte = 1024
const smallestPiece = 8 * kilobyte
const largestPiece = 512 * kilobyte

/** How much is sent at a time: less after a break, more after a success; a photo on a good network is one request. */
function createPace() {
  let size = 64 * kilobyte
  return {
    size: () => size,
    faster: () => void (size = Math.min(largestPiece, size * 2)),
    slower: () => void (size = Math.max(smallestPiece, size / 2))
  }
}

const pace = createPace()

interface TransferOptions {
  id: string
  kind: UploadKind
  file: LocalFile
  content: ArrayBuffer
  /** Whether the server may have a part of it. */
  begun: boolean
  /** Asked before each piece; false ends the transfer. */
  goesOn: () => boolean
  /** Bytes the server has for certain. */
  onStored: (bytes: number) => void
  /** Bytes on their way, those included. */
  onProgress: (bytes: number) => void
}

/**
 * Brings a file to the server piece by piece, from where the server stands.
 *
 * @returns what the file became there, or null when it was not to go on
 * @throws ApiError of the first piece that failed; what the server has by then it keeps
 */
export async function transfer({ id, kind, file, content, begun, goesOn, onStored, onProgress }: TransferOptions) {
  const whole = { id, kind, bytes: file.bytes, sha256: file.sha256 }
  let offset = 0
  let asking = begun
  for (;;) {
    if (!goesOn()) return null
    const piece = asking ? new ArrayBuffer(0) : content.slice(offset, offset + pace.size())
    try {
      const answer = await putPiece({ ...whole, offset, content: piece, onProgress: (sent) => onProgress(offset + sent) })
      if (!asking && !answer.resourceId && answer.offset <= offset) throw new ApiError('unexpected', 0, 'the upload stands still')
      if (!asking) pace.faster()
      offset = answer.offset
      onStored(offset)
      if (answer.resourceId) return answer.resourceId
    } catch (cause) {
      const error = transportError(cause)
      const stands = error.code === 'upload_offset_wrong' ? error.facts.offset : undefined
      if (typeof stands !== 'number' || stands === offset) {
        if (error.code === 'network' || error.code === 'timeout') pace.slower()
        throw error
      }
      offset = stands
      onStored(offset)
    }
    asking = false
  }
}
