import { View } from '@tarojs/components'
import type { Rule } from '@contract/rules'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { words } from '@/words'
import { isPhotoRefusal } from '../photo-refusal'
import { noteSurplus } from '../note'
import { useDraft, useSendDraft } from '../use-draft'
import type { Draft } from '../drafts'
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

interface SendBarProps {
  name: string
  rule: Rule
  /** Gets the id of the submission, unless the person has left the page meanwhile. */
  onSent: (id: string) => void
}

/** The one button of the upload page: says what is missing, then sends. */
export function SendBar({ name, rule, onSent }: SendBarProps) {
  const draft = useDraft(name)
  const { run, isPending, error } = useSendDraft(name, rule.id)
  const missing = obstacle(draft, rule)
  const label = missing ?? words.upload.send(draft.photos.length)
  // A failed upload is already told beside its photo.
  const told = draft.photos.some((photo) => photo.error)
  return (
    <View className='send-bar'>
      {error && !told && !isPending && <Notice tone='vermilion'>{words.explain(error)}</Notice>}
      <Button
        disabled={missing !== null}
        loading={isPending}
        onPress={() => run(undefined, { onSuccess: onSent })}
      >
        {isPending ? words.upload.sending : label}
      </Button>
    </View>
  )
}
