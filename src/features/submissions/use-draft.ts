import { useEffect } from 'react'
import { openDraft, useDrafts, type DraftBeginning } from './drafts'

export const useDraft = (name: string) => useDrafts((drafts) => drafts[name])

/** The draft of a name, begun as told where there is none; undefined until it is known how it begins. */
export function useOpenDraft(name: string, beginning: DraftBeginning | undefined) {
  const draft = useDraft(name)
  const missing = !draft
  useEffect(() => {
    if (beginning) openDraft(name, beginning)
  }, [name, beginning, missing])
  return draft
}
