import { useAction } from '@/lib/use-action'
import { emptyDraft, sendDraft, useDrafts } from './drafts'

export const useDraft = (name: string) => useDrafts((drafts) => drafts[name] ?? emptyDraft)

const sending = new Map<string, Promise<string>>()

/** Sends a draft in; gives the id of the submission. A page opened anew joins a sending that still runs. */
export const useSendDraft = (name: string, ruleId: string) =>
  useAction(() => {
    const running = sending.get(name) ?? sendDraft(name, ruleId).finally(() => sending.delete(name))
    sending.set(name, running)
    return running
  })
