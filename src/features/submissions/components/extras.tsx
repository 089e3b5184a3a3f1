import { useState, type PropsWithChildren } from 'react'
import { Button } from '@/components/button'
import { words } from '@/words'
import type { Draft } from '../draft'
import { NoteField } from './note-field'
import { PlaceField } from './place-field'

/** What nobody has to fill in, behind a button until somebody wants to or has done so; with what else the page offers. */
export function Extras({ name, draft: { note, place, voiceNote }, children }: PropsWithChildren<{ name: string; draft: Draft }>) {
  const [open, setOpen] = useState(Boolean(note || place || voiceNote))
  if (!open) {
    return (
      <Button kind='text' icon='plus' onPress={() => setOpen(true)}>
        {words.upload.more}
      </Button>
    )
  }
  return (
    <>
      <NoteField name={name} note={note} />
      {children}
      <PlaceField name={name} place={place} />
    </>
  )
}
