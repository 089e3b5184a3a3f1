import { useEffect, useState } from 'react'
import type { Submission } from '@contract/submissions'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Dialog } from '@/components/overlay'
import { useProfile } from '@/features/session/store'
import { AppealSheet } from '@/features/submissions/components/appeal-sheet'
import { useWithdraw, writeAppeal } from '@/features/submissions/use-second-thoughts'
import { notify } from '@/lib/notify'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import * as words from '@/words'

interface Part {
  submission: Submission
}

/** Asks before it takes a waiting one back. */
function Withdraw({ submission }: Part) {
  const [asking, setAsking] = useState(false)
  const { run, isPending, error } = useWithdraw(submission)
  const close = () => setAsking(false)
  const confirm = () => run(undefined, {
    onSuccess: () => {
      close()
      notify(words.submissions.withdrawn)
    },
    onError: close
  })
  return (
    <>
      {error && <Notice tone='vermilion'>{words.explain(error)}</Notice>}
      <Button kind='secondary' icon='rotate-ccw' onPress={() => setAsking(true)}>
        {words.submissions.withdraw}
      </Button>
      <Dialog
        open={asking}
        title={words.submissions.withdrawTitle}
        confirmLabel={words.submissions.withdraw}
        cancelLabel={words.submissions.withdrawStay}
        danger
        loading={isPending}
        onConfirm={confirm}
        onCancel={close}
      >
        {words.submissions.withdrawText}
      </Dialog>
    </>
  )
}

function Appeal({ submission, accountId }: Part & { accountId: string }) {
  const [writing, setWriting] = useState(false)
  const close = () => setWriting(false)
  return (
    <>
      <Button kind='secondary' icon='flag' onPress={() => setWriting(true)}>
        {words.submissions.appeal}
      </Button>
      <AppealSheet
        accountId={accountId}
        submission={submission}
        open={writing}
        onClose={close}
        onSent={() => {
          close()
          notify(words.submissions.appealed)
        }}
      />
    </>
  )
}

/** Whoever sent it in for another household sends it again for that one. */
function useResubmit({ id, rule, household, onBehalf }: Submission) {
  const own = useProfile()?.household?.id === household.id
  const consent = onBehalf && !own && { household: household.id, label: household.label, ...onBehalf }
  return () => open(routes.upload, { ruleId: rule.id, resubmit: id, ...consent })
}

/** What the person looking may do with it now. */
export function Actions({ submission }: Part) {
  const { actions, status, rule } = submission
  const resubmit = useResubmit(submission)
  const accountId = useProfile()?.accountId ?? ''
  // it may be there though its answer was lost
  const settled = submission.appeal !== null
  useEffect(() => {
    if (settled) writeAppeal(accountId, submission.id, '')
  }, [settled, accountId, submission.id])
  return (
    <>
      {actions.includes('withdraw') && <Withdraw submission={submission} />}
      {actions.includes('appeal') && <Appeal submission={submission} accountId={accountId} />}
      {!actions.includes('resubmit') && (
        <Button kind='secondary' icon='house' onPress={() => open(routes.home)}>
          {words.submissions.toHomeShort}
        </Button>
      )}
      {actions.includes('resubmit') && (
        <Button icon='camera' onPress={resubmit}>
          {words.submissions.resubmit}
        </Button>
      )}
      {status === 'approved' && (
        <Button icon='camera' onPress={() => open(routes.upload, { ruleId: rule.id })}>
          {words.submissions.again}
        </Button>
      )}
    </>
  )
}
