import { useMemo } from 'react'
import type { Rule } from '@contract/rules'
import type { ConsentWay, Submission } from '@contract/submissions'
import { useRule, type RuleRef } from '@/features/rules/use-rules'
import { useProfile } from '@/features/session/store'
import { draftNames } from '@/features/submissions/draft'
import type { DraftBeginning } from '@/features/submissions/drafts'
import { useDraft } from '@/features/submissions/use-draft'
import { useSubmission } from '@/features/submissions/use-submissions'
import { useParam } from '@/platform/navigation'

/** For whom, with whose consent, as the address of the page tells; undefined for the own household. */
function useOnBehalfOf(): DraftBeginning['onBehalfOf'] {
  const [householdId, label, consentBy] = [useParam('household'), useParam('label'), useParam('consentBy')]
  const consentGiven = useParam('consentGiven') as ConsentWay
  return useMemo(
    () => (householdId ? { householdId, label, consentBy, consentGiven } : undefined),
    [householdId, label, consentBy, consentGiven]
  )
}

/** What an earlier submission brought along: its photos are on the server. */
const again = ({ id, photos, note, place }: Submission): Partial<DraftBeginning> => ({
  photos: photos.map(({ id: photoId, url, width, height }) => ({ key: photoId, photoId, url, width, height })),
  note,
  place,
  resubmissionOf: id
})

/** Which draft the page is about and what it begins with, once that is known. */
export function useBeginning(takenBack: string) {
  const profile = useProfile()
  const told = useOnBehalfOf()
  const wanted = useParam('ruleId')
  const known = useDraft(takenBack)
  const tried = useParam('resubmit')
  const resubmit = known?.resubmissionOf ?? tried
  const earlier = useSubmission(resubmit)
  // a draft that is there has what it needs, and gets new addresses of its photos later
  const awaited = resubmit !== '' && !known
  const onBehalfOf = known?.onBehalfOf ?? told
  const asked: RuleRef = known?.rule ?? earlier.data?.rule ?? { id: wanted }
  const { rule, error, refetch } = useRule(asked)
  const seriesId = rule?.seriesId ?? asked.seriesId ?? asked.id
  const accountId = profile?.accountId ?? ''

  function name() {
    if (takenBack) return takenBack
    if (resubmit) return draftNames.again(accountId, resubmit)
    return onBehalfOf ? draftNames.onBehalf(accountId, seriesId, onBehalfOf.householdId) : draftNames.own(accountId, seriesId)
  }

  const beginning = useMemo((): DraftBeginning | undefined => {
    if (!rule || !accountId || (awaited && !earlier.data)) return undefined
    return { accountId, rule: nameOf(rule), onBehalfOf, ...(earlier.data && again(earlier.data)) }
  }, [rule, accountId, onBehalfOf, awaited, earlier.data])

  const waiting = awaited && earlier.isPending
  const failed = awaited && earlier.error
  return {
    name: name(),
    rule: waiting ? undefined : rule,
    beginning,
    onBehalfOf,
    error: failed || (waiting ? null : error),
    refetch: () => void (failed ? earlier.refetch() : refetch())
  }
}

const nameOf = ({ id, seriesId, name }: Rule) => ({ id, seriesId, name })
