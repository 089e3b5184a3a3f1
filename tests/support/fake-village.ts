import { createHash } from 'node:crypto'
import type { ErrorCode } from '@contract/problem'
import type { SubmissionCreate } from '@contract/submissions'
import type { Upload } from '@contract/uploads'
import type { Piece } from '@/platform/upload-piece'

/** By the modules of the app as it runs now: an error of an earlier run is a stranger to it. */
async function problem(code: ErrorCode | 'network' | 'timeout', fields?: Record<string, unknown>): Promise<Error> {
  const { failure, refusal } = await import('./fake-api')
  return code === 'network' || code === 'timeout' ? failure(code) : refusal(code, undefined, fields)
}

interface Incoming {
  bytes: number
  sha256: string
  content: Buffer
}

/**
 * What the server does with uploads and submissions, for client tests: it keeps what arrives before a cut, checks the whole
 * file, and makes one submission of one key. Survives a restart of the app.
 */
export function createFakeVillage() {
  const incoming = new Map<string, Incoming>()
  const submissions = new Map<string, SubmissionCreate>()
  const village = {
    /** How many bytes of a piece arrive; less than all cuts the link, -1 means that there is none. */
    carries: (() => Infinity) as (piece: Piece) => number,
    /** Why a piece is refused. */
    refuses: (() => null) as (piece: Piece) => ErrorCode | null,
    /** Why a submission is refused, asked before it is made. */
    refusesSubmission: (): ErrorCode | null => null,
    /** What is said of a submission that was made; 'lost' for nothing. */
    answers: (made: { id: string }): unknown => made,
    /** Bytes that have left the phone. */
    sent: 0,
    pieces: [] as { id: string; offset: number; length: number }[],
    files: () => [...incoming].map(([id, { content }]) => ({ id, content })),
    contentOf: (photoId: string) => incoming.get(photoId.replace('photo-', ''))?.content,
    submissions: () => [...submissions.values()],

    async put(piece: Piece): Promise<Upload> {
      const { id, kind, bytes, sha256, offset, content } = piece
      const length = content.byteLength
      village.pieces.push({ id, offset, length })
      village.sent += length
      const file = incoming.get(id) ?? { bytes, sha256, content: Buffer.alloc(0) }
      const arrives = village.carries(piece)
      if (arrives === -1) throw await problem('network')
      const refused = village.refuses(piece)
      if (refused) throw await problem(refused)
      if (length > 0 && offset !== file.content.length) {
        throw await problem('upload_offset_wrong', { offset: file.content.length })
      }
      file.content = Buffer.concat([file.content, Buffer.from(content).subarray(0, arrives)])
      incoming.set(id, file)
      piece.onProgress?.(Math.min(arrives, length))
      if (arrives < length) throw await problem('network')
      const whole = file.content.length === bytes
      if (whole && createHash('sha256').update(file.content).digest('hex') !== sha256) {
        file.content = Buffer.alloc(0)
        throw await problem('upload_corrupted')
      }
      return { id, offset: file.content.length, resourceId: whole ? `${kind}-${id}` : null }
    },

    async submit({ body, options }: { body?: unknown; options?: { idempotencyKey?: string } }) {
      const key = options?.idempotencyKey ?? ''
      const refused = village.refusesSubmission()
      if (refused) throw await problem(refused)
      if (!submissions.has(key)) submissions.set(key, body as SubmissionCreate)
      const answer = village.answers({ id: `submission-${key}` })
      if (answer === 'lost') throw await problem('timeout')
      return answer
    }
  }
  return village
}
