import type { Created } from '@contract/common'
import { apiBase, apiHeaders } from './api'
import { ApiError, answerError, transportError } from './api-error'
import type { LocalPhoto, UploadOptions } from './local-photo'

const timeout = 120_000

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Sends one photo; the same photo sent twice is stored once. XMLHttpRequest, because fetch tells no progress. */
export async function uploadPhoto(photo: LocalPhoto, { onProgress }: UploadOptions = {}): Promise<Created> {
  const file = await fetch(photo.path).then((answer) => answer.blob())
  const form = new FormData()
  form.append('file', file, 'photo.jpg')
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest()
    call.open('POST', `${apiBase}/photos`)
    Object.entries(apiHeaders(photo.key)).forEach(([name, value]) => call.setRequestHeader(name, value))
    call.timeout = timeout
    call.upload.onprogress = ({ loaded, total }) => onProgress?.(total ? loaded / total : 0)
    call.onload = () => {
      const body = parse(call.responseText)
      if (call.status < 400) resolve(body as Created)
      else reject(answerError(call.status, body))
    }
    call.onerror = () => reject(transportError(new Error('the connection broke')))
    call.ontimeout = () => reject(new ApiError('timeout'))
    call.send(form)
  })
}
