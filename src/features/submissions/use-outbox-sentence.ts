import { useShell } from '@/components/shell'
import * as words from '@/words'
import { isFleeting, keysOf, type Draft } from './draft'
import { useStorageTrouble } from './drafts'
import { useOutbox } from './outbox'

/** How it stands with what is to be sent, in one sentence. */
export interface OutboxSentence {
  /** It moves, it waits and is safe, it is not safe on this device, or it needs the person. */
  tone: 'calm' | 'waits' | 'unsafe' | 'refused'
  text: string
}

function moving({ photos, voiceNote, sentOff }: Draft, progress: Readonly<Record<string, number>>): string {
  const at = photos.findIndex(({ photoId }) => !photoId)
  const key = photos[at]?.key
  if (key) return progress[key] === undefined ? words.outbox.inTurn : words.outbox.photo(at + 1, photos.length)
  if (voiceNote && !voiceNote.voiceNoteId && sentOff) return words.outbox.voiceNote
  return words.outbox.handing
}

/** The one sentence of state of a draft or of what was sent off. */
export function useOutboxSentence(draft: Draft): OutboxSentence {
  const { online } = useShell()
  const { trouble, progress, unread } = useOutbox()
  const refused = useStorageTrouble((state) => state.refused)
  if (draft.refusal) return { tone: 'refused', text: words.explain(draft.refusal) }
  if (refused || isFleeting(draft)) return { tone: 'unsafe', text: words.outbox.fleeting }
  if (keysOf(draft).some((key) => unread[key])) return { tone: 'waits', text: words.outbox.unread }
  if (!online) return { tone: 'waits', text: words.common.offlineKept }
  if (trouble) return { tone: 'waits', text: words.outbox[trouble] }
  return { tone: 'calm', text: moving(draft, progress) }
}
