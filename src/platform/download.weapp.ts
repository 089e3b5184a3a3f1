import Taro from '@tarojs/taro'
import { answerError, transportError } from './api-error'
import { apiBase, apiHeaders } from './api'
import type { SaveOutcome } from './saved-file'
import { newUserFile } from './user-file'

const timeout = 60_000

/**
 * Fetches a file of the API, as the person who is signed in, and opens it; WeChat's own menu there sends it on.
 * @param path below /api, with its query
 * @param name with its ending, e.g. 花名册.xlsx
 * @throws ApiError
 */
export async function downloadFile(path: string, name: string): Promise<SaveOutcome> {
  const filePath = newUserFile(name)
  const { statusCode } = await Taro.downloadFile({ url: apiBase + path, header: apiHeaders(), filePath, timeout }).catch(
    (cause: unknown) => {
      throw transportError(cause)
    }
  )
  // whatever was answered lies in the file, a refusal too
  if (statusCode >= 400) throw answerError(statusCode, parsed(Taro.getFileSystemManager().readFileSync(filePath, 'utf8')))
  const fileType = name.split('.').at(-1) as keyof Taro.openDocument.FileType
  return Taro.openDocument({ filePath, fileType, showMenu: true }).then(() => 'saved' as const, () => 'failed' as const)
}

function parsed(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return null
  }
}
