import { View } from '@tarojs/components'
import type { Rule } from '@contract/rules'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import * as words from '@/words'
import type { Draft } from '../draft'
import { sendOff } from '../drafts'
import { useMaking } from '../making'
import { isPhotoRefusal } from '../refusals'
import { noteSurplus, placeSurplus } from '../text-limits'
import { useOutboxSentence } from '../use-outbox-sentence'
import './send-bar.scss'

/** What keeps the draft from being sent, as the button says it; null when nothing does. */
function obstacle({ photos, note, place, activityId }: Draft, { minPhotos, maxPhotos, needsActivity }: Rule): string | null {
  const count = photos.length
  if (count < minPhotos) return words.upload.missing(minPhotos - count)
  if (count > maxPhotos) return words.upload.surplus(count - maxPhotos)
  const useless = photos.findIndex(({ refusal }) => refusal && isPhotoRefusal(refusal))
  if (useless >= 0) return words.upload.toReplace(useless + 1)
  if (needsActivity && !activityId) return words.upload.toChooseActivity
  return noteSurplus(note) + placeSurplus(place) > 0 ? words.upload.toShorten : null
}

/** What is wrong with the photos, in a sentence. */
function photoTrouble({ photos, leftOut }: Draft): string | null {
  const at = photos.findIndex(({ refusal }) => refusal)
  if (at >= 0) return words.upload.photoFailed(at + 1, words.explain(photos[at]?.refusal))
  return leftOut ? words.explain(leftOut) : null
}

interface SendBarProps {
  name: string
  draft: Draft
  rule: Rule
  /** The draft is in the outbox now, under this name. */
  onSentOff: (parcel: string) => void
}

/** The one button of the upload page: says what is missing, then sends. Troubles are told here, where they are seen. */
export function SendBar({ name, draft, rule, onSentOff }: SendBarProps) {
  const making = useMaking(name)
  const missing = making ? words.upload.making[making] : obstacle(draft, rule)
  const { tone, text } = useOutboxSentence(draft)
  const refused = photoTrouble(draft) ?? (tone === 'refused' ? text : null)
  // The strip on top of the page says already that there is no network.
  const waits = tone === 'unsafe' || (tone === 'waits' && text !== words.common.offlineKept)
  const send = () => {
    const parcel = sendOff(name)
    if (parcel) onSentOff(parcel)
  }
  return (
    <View className='send-bar'>
      {refused && <Notice tone='vermilion'>{refused}</Notice>}
      {!refused && waits && draft.photos.length > 0 && <Notice icon='cloud-off'>{text}</Notice>}
      <Button disabled={missing !== null} onPress={send}>
        {missing ?? words.upload.send(draft.photos.length)}
      </Button>
    </View>
  )
}
