import { useState } from 'react'
import type { Created } from '@contract/common'
import type { RosterHousehold } from '@contract/roster'
import { Button } from '@/components/button'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { KeptNote } from '@/components/kept-note'
import { Notice } from '@/components/notice'
import { Dialog } from '@/components/overlay'
import { Page } from '@/components/page'
import { SectionTitle } from '@/components/section-title'
import { EmptyPanel, ErrorPanel, RefusedPanel, Skeleton } from '@/components/state-panel'
import { DoorFields } from '@/features/roster/components/door-fields'
import { doorOf, emptyDoor, missingIn, type DoorForm } from '@/features/roster/household-form'
import { useRosterHousehold, useSplit } from '@/features/roster/use-roster'
import { useMay } from '@/features/session/use-may'
import { notify } from '@/lib/notify'
import { useKeptForm } from '@/platform/kept-form'
import { replace, useParam } from '@/platform/navigation'
import { routes } from '@/routes'
import { explain, roster } from '@/words'

/** Everybody who can leave: those on the roster, and those with an account whom it does not know. */
const peopleOf = ({ people, accounts }: RosterHousehold) => [
  ...people.map(({ id, name }) => ({ value: `entry ${id}`, label: name })),
  ...accounts.filter(({ entryId }) => entryId === null).map(({ id, name }) => ({ value: `account ${id}`, label: name }))
]

const idsOf = (chosen: string[], kind: 'entry' | 'account') =>
  chosen.flatMap((value) => (value.startsWith(`${kind} `) ? [value.slice(kind.length + 1)] : []))

interface Split {
  leaving: string[]
  points: string
  /** null until it is more than the household's own grid. */
  door: DoorForm | null
}

/** 分户: some people leave for a new household, with some of the points. */
export default function SplitPage() {
  const id = useParam('id')
  const may = useMay('manage_roster')
  const { data: from, error, refetch } = useRosterHousehold(may ? id : '')
  const split = useSplit()
  const kept = useKeptForm<Split>(`split ${id}`, { leaving: [], points: '', door: null }, null)
  const [asking, setAsking] = useState(false)

  if (!may || !from) {
    return (
      <Page title={roster.splitTitle}>
        {!may && <RefusedPanel icon='house' title={roster.refused}>{roster.refusedNext}</RefusedPanel>}
        {may && (error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton rows={4} />)}
      </Page>
    )
  }
  const people = peopleOf(from)
  const { leaving, points } = kept.form
  const where = kept.form.door ?? { ...emptyDoor, gridId: from.grid.id, unitId: from.unit?.id ?? '' }
  const amount = Number(points || 0)
  const pointsWrong = !/^\d*$/.test(points) || amount > from.free
  const missingDoor = missingIn(where)
  const missing = leaving.length === 0 ? roster.splitMissing
    : pointsWrong ? roster.splitPointsWrong(from.free)
      : missingDoor && roster.missing[missingDoor]
  const go = () => {
    setAsking(false)
    const body = { id, ...doorOf(where), version: from.version, points: amount }
    split.run({ ...body, entryIds: idsOf(leaving, 'entry'), accountIds: idsOf(leaving, 'account') }, {
      onDone: kept.drop,
      onSuccess: ({ id: made }: Created) => {
        notify(roster.splitDone)
        replace(routes.household, { id: made })
      }
    })
  }
  const possible = people.length > 0 && from.mergedInto === null
  const actions = possible && (
    <Button disabled={Boolean(missing)} loading={split.isPending} onPress={() => setAsking(true)}>
      {missing || roster.splitAction}
    </Button>
  )
  return (
    <Page title={roster.splitTitle} actions={actions} wide>
      {split.error && <Notice tone='vermilion'>{explain(split.error)}</Notice>}
      <KeptNote {...kept} onDrop={kept.drop} />
      {from.mergedInto && <Notice>{roster.closed(from.mergedInto.label)}</Notice>}
      {people.length === 0 && <EmptyPanel icon='users' title={roster.nobodyToLeave}>{roster.nobodyToLeaveNext}</EmptyPanel>}
      {possible && (
        <>
          <Notice>{roster.splitText(from.label)}</Notice>
          <SectionTitle>{roster.whoLeaves}</SectionTitle>
          <Choices many label={roster.whoLeaves} items={people} chosen={leaving} onChange={(now) => kept.change({ leaving: now })} />
          <Field
            label={roster.splitPoints}
            kind='digits'
            value={points}
            maxLength={7}
            hint={roster.splitPointsHint(from.free)}
            error={pointsWrong ? roster.splitPointsWrong(from.free) : undefined}
            onInput={(text) => kept.change({ points: text })}
          />
          <SectionTitle>{roster.splitWhere}</SectionTitle>
          <DoorFields value={where} onChange={(changes) => kept.change({ door: { ...where, ...changes } })} />
        </>
      )}
      <Dialog open={asking} title={roster.splitSure} confirmLabel={roster.splitAction} onConfirm={go} onCancel={() => setAsking(false)}>
        {roster.splitSentence(leaving.length, where.label, amount)}
      </Dialog>
    </Page>
  )
}
