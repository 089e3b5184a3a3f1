import { answerError, transportError } from './api-error'
import { apiBase, apiHeaders } from './api'
import { saveFile } from './save-file'
import type { SaveOutcome } from './saved-file'

const timeout = 60_000

/**
 * Fetches a file of the API, as the person who is signed in, and lets the browser save it.
 * @param path below /api, with its query
 * @param name with its ending, e.g. 花名册.xlsx
 * @throws ApiError
 */
export async function downloadFile(path: string, name: string): Promise<SaveOutcome> {
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(), timeout)
  try {
    const answer = await fetch(apiBase + path, { headers: apiHeaders(), signal: giveUp.signal })
    if (!answer.ok) throw answerError(answer.status, await answer.json().catch(() => null))
    return await saveFile({ name, type: answer.headers.get('content-type') ?? '', data: await answer.arrayBuffer() })
  } catch (cause) {
    throw transportError(cause)
  } finally {
    clearTimeout(timer)
  }
}
