import { Field } from '@/components/field'
import * as words from '@/words'
import { writePlace } from '../drafts'
import { placeSurplus } from '../text-limits'

const fieldMaxLength = 200

/** Where it was, in words. */
export function PlaceField({ name, place }: { name: string; place: string }) {
  const surplus = placeSurplus(place)
  return (
    <Field
      label={words.upload.place}
      placeholder={words.upload.placePlaceholder}
      value={place}
      maxLength={fieldMaxLength}
      error={surplus > 0 ? words.upload.placeTooLong(surplus) : undefined}
      onInput={(text) => writePlace(name, text)}
    />
  )
}
