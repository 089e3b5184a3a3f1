import { Dialog } from '@/components/overlay'
import * as words from '@/words'
import { forgetDraft } from '../drafts'

interface ThrowAwayProps {
  /** Of the draft that is not wanted any more; undefined while there is none. */
  name: string | undefined
  onClose: () => void
}

/** Asks before photos and words go for good. */
export function ThrowAway({ name, onClose }: ThrowAwayProps) {
  const throwAway = () => {
    onClose()
    if (name) forgetDraft(name)
  }
  return (
    <Dialog
      open={name !== undefined}
      title={words.outbox.throwAwayTitle}
      confirmLabel={words.outbox.throwAwayConfirm}
      cancelLabel={words.outbox.keep}
      danger
      onConfirm={throwAway}
      onCancel={onClose}
    >
      {words.outbox.throwAwayText}
    </Dialog>
  )
}
