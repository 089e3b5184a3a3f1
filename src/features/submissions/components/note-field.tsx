import { Field } from '@/components/field'
import * as words from '@/words'
import { writeNote } from '../drafts'
import { noteMaxLength, noteSurplus } from '../text-limits'

/** Roomy enough that a long text is counted and shortened by its writer, not cut off by the field. */
const fieldMaxLength = 5000

/** The words of a draft, counted. */
export function NoteField({ name, note }: { name: string; note: string }) {
  const surplus = noteSurplus(note)
  return (
    <Field
      kind='lines'
      label={words.upload.note}
      placeholder={words.upload.notePlaceholder}
      value={note}
      maxLength={fieldMaxLength}
      hint={note ? words.upload.noteCount(note.length, noteMaxLength) : undefined}
      error={surplus > 0 ? words.upload.noteTooLong(surplus) : undefined}
      onInput={(text) => writeNote(name, text)}
    />
  )
}
