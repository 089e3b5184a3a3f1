import { useRef } from 'react'
import type { ImportPreview } from '@contract/roster'
import { randomId } from '@/lib/random-id'
import { useAction } from '@/lib/use-action'
import { chooseFile } from '@/platform/choose-file'
import type { ChosenFile } from '@/platform/chosen-file'
import * as api from './api'

/** A file with what it would do. */
export interface Previewed {
  file: ChosenFile
  preview: ImportPreview
}

/** Lets somebody pick a file and asks what it would do; null when they picked none. */
export const usePreview = () =>
  useAction(async (again: ChosenFile | null): Promise<Previewed | null> => {
    const file = again ?? (await chooseFile('xlsx'))
    return file && { file, preview: await api.previewImport(file.content) }
  })

/** Does what the preview showed; a try repeated after a lost answer does it once. */
export function useImport() {
  const intent = useRef({ base: '', key: '' })
  return useAction(({ file, preview: { base } }: Previewed) => {
    if (intent.current.base !== base) intent.current = { base, key: randomId() }
    return api.applyImport(file.content, base, intent.current.key)
  })
}
