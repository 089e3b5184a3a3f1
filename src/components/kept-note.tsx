import * as words from '@/words'
import { Button } from './button'
import { Notice } from './notice'

interface KeptNoteProps {
  /** It goes on from an earlier visit. */
  resumed: boolean
  /** Somebody else has changed meanwhile what it is about. */
  outdated: boolean
  onDrop: () => void
}

/** Why a form is not as it was at first, and the way back to that. */
export function KeptNote({ resumed, outdated, onDrop }: KeptNoteProps) {
  if (!resumed && !outdated) return null
  return (
    <>
      <Notice tone={outdated ? 'amber' : 'jade'}>{outdated ? words.common.formOutdated : words.common.formKept}</Notice>
      <Button small kind={outdated ? 'secondary' : 'text'} icon='refresh-cw' onPress={onDrop}>
        {outdated ? words.common.formLatest : words.common.formAnew}
      </Button>
    </>
  )
}
