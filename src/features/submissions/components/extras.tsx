import { useCallback, useState } from 'react'
import { Button } from '@/components/button'
import { VoiceRecorder } from '@/components/voice-recorder'
import { localFiles } from '@/platform/local-files'
import * as words from '@/words'
import type { Draft } from '../draft'
import { keepVoiceNote } from '../drafts'
import { beginMaking } from '../making'
import { useOutbox } from '../outbox'
import { NoteField } from './note-field'
import { PlaceField } from './place-field'

/** What nobody has to fill in, behind a button until somebody wants to or has done so. */
export function Extras({ name, draft: { note, place, voiceNote } }: { name: string; draft: Draft }) {
  // paths of kept files are there once they are opened
  useOutbox((state) => state.opened)
  const listening = useCallback(() => beginMaking(name, 'recording'), [name])
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
      <VoiceRecorder
        value={voiceNote ? { path: localFiles.path(voiceNote.file.name), seconds: voiceNote.seconds } : null}
        onListen={listening}
        onChange={(recording) => void keepVoiceNote(name, recording)}
      />
      <PlaceField name={name} place={place} />
    </>
  )
}
