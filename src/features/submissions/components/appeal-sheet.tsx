import { Text, View } from '@tarojs/components'
import type { Submission } from '@contract/submissions'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/overlay'
import * as words from '@/words'
import { appealMaxLength, appealSurplus } from '../text-limits'
import { useAppeal, useAppealWords, writeAppeal } from '../use-second-thoughts'
import './appeal-sheet.scss'

/** Roomy enough that a long text is counted and shortened by its writer, not cut off by the field. */
const fieldMaxLength = 5000

interface AppealSheetProps {
  /** Whose words. */
  accountId: string
  submission: Submission
  open: boolean
  onClose: () => void
  onSent: () => void
}

/** A word against a rejection. What was written stays on this device until the appeal is there. */
export function AppealSheet({ accountId, submission, open, onClose, onSent }: AppealSheetProps) {
  const written = useAppealWords(accountId, submission.id)
  const write = (changed: string) => writeAppeal(accountId, submission.id, changed)
  const { run, isPending, error } = useAppeal(submission)
  const tooMany = appealSurplus(written)
  const { appealSend, appealMissing, appealTooLong } = words.submissions
  const label = tooMany > 0 ? appealTooLong(tooMany) : written.trim() ? appealSend : appealMissing
  const send = () => run(written.trim(), {
    onSuccess: () => {
      write('')
      onSent()
    }
  })
  return (
    <Sheet
      open={open}
      title={words.submissions.appealTitle}
      onClose={onClose}
      actions={
        <Button icon='flag' loading={isPending} disabled={label !== appealSend} onPress={send}>
          {label}
        </Button>
      }
    >
      <View className='appeal-sheet'>
        <Text className='appeal-sheet__note'>{words.submissions.appealNote}</Text>
        <Field
          kind='lines'
          label={words.submissions.appealLabel}
          placeholder={words.submissions.appealPlaceholder}
          value={written}
          maxLength={fieldMaxLength}
          hint={written ? words.submissions.appealCount(written.trim().length, appealMaxLength) : undefined}
          error={tooMany > 0 ? appealTooLong(tooMany) : undefined}
          onInput={write}
        />
        {error && <Notice tone='vermilion'>{words.explain(error)}</Notice>}
      </View>
    </Sheet>
  )
}
