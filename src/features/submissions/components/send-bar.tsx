import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Rule } from '@contract/rules'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { words } from '@/words'
import { isPhotoRefusal } from '../photo-refusal'
import { noteSurplus } from '../note'
import { useDrafts, type Draft } from '../drafts'
import { useDraft, useSendDraft } from '../use-draft'
import './send-bar.scss'

/** What keeps the draft from being sent, as the button says it; null when nothing does. */
function obstacle({ photos, note }: Draft, { minPhotos, maxPhotos }: Rule): string | null {
  const count = photos.length
  if (count < minPhotos) return words.upload.missing(minPhotos - count)
  if (count > maxPhotos) return words.upload.surplus(count - maxPhotos)
  const useless = photos.findIndex(({ error }) => error && isPhotoRefusal(error))
  if (useless >= 0) return words.upload.toReplace(useless + 1)
  return noteSurplus(note) > 0 ? words.upload.toShorten : null
}

/** What is wrong with the photos, in a sentence. */
function photoTrouble({ photos, refused }: Draft): string | null {
  const at = photos.findIndex(({ error }) => error)
  if (at >= 0) return words.upload.photoFailed(at + 1, words.explain(photos[at]?.error))
  return refused ? words.explain(refused) : null
}

interface SendBarProps {
  name: string
  rule: Rule
  /** Gets the id of the submission, unless the person has left the page meanwhile. */
  onSent: (id: string) => void
}

/** The one button of the upload page: says what is missing, then sends. Troubles are told here, where they are seen. */
export function SendBar({ name, rule, onSent }: SendBarProps) {
  const draft = useDraft(name)
  const { run, isPending, error } = useSendDraft(name, rule.id)
  const [failed, setFailed] = useState<Draft>()
  const missing = obstacle(draft, rule)
  const label = missing ?? words.upload.send(draft.photos.length)
  // A failed sending says nothing of a draft that has changed since.
  const trouble = photoTrouble(draft) ?? (error && failed === draft ? words.explain(error) : null)
  const send = () => run(undefined, { onSuccess: onSent, onError: () => setFailed(useDrafts.getState()[name]) })
  return (
    <View className='send-bar'>
      {trouble && !isPending && <Notice tone='vermilion'>{trouble}</Notice>}
      <Button disabled={missing !== null} loading={isPending} onPress={send}>
        {isPending ? words.upload.sending : label}
      </Button>
    </View>
  )
}
