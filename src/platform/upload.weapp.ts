import Taro from '@tarojs/taro'
import type { Created } from '@contract/common'
import { apiBase, apiHeaders } from './api'
import { answerError, transportError } from './api-error'
import type { LocalPhoto, UploadOptions } from './local-photo'

const timeout = 120_000

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Sends one photo; the same photo sent twice is stored once. */
export async function uploadPhoto(photo: LocalPhoto, { onProgress }: UploadOptions = {}): Promise<Created> {
  const task = Taro.uploadFile({
    url: `${apiBase}/photos`,
    filePath: photo.path,
    name: 'file',
    header: apiHeaders(photo.key),
    timeout
  })
  task.progress(({ progress }) => onProgress?.(progress / 100))
  const { statusCode, data } = await task.catch((cause: unknown) => {
    throw transportError(cause)
  })
  const body = parse(data)
  if (statusCode >= 400) throw answerError(statusCode, body)
  return body as Created
}
