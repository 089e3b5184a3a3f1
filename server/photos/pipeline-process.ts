import { AppError } from '../shared/app-error'
import type { ErrorCode } from '../../types/contract/problem'
import { processPhoto, type ProcessedPhoto } from './pipeline'

export interface PhotoJob {
  id: number
  path: string
}

export type PhotoJobResult = { id: number } & (
  | { photo: ProcessedPhoto }
  | { refusal: { code: ErrorCode; detail?: string; fields?: Record<string, unknown> } }
  | { failure: string }
)

async function answer({ id, path }: PhotoJob): Promise<PhotoJobResult> {
  try {
    return { id, photo: await processPhoto(path) }
  } catch (error) {
    if (error instanceof AppError) {
      return { id, refusal: { code: error.code, detail: error.detail, fields: error.fields } }
    }
    return { id, failure: error instanceof Error ? error.message : String(error) }
  }
}

process.on('message', (job: PhotoJob) => {
  void answer(job).then((result) => process.send?.(result))
})

// Ctrl-C reaches the whole process group, but the server still finishes the requests it has accepted.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => undefined)
// However the server ended, nothing is left behind.
process.on('disconnect', () => process.exit())
