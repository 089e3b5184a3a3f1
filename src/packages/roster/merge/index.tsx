import { useState } from 'react'
import type { Household } from '@contract/households'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Dialog } from '@/components/overlay'
import { Page } from '@/components/page'
import { SectionTitle } from '@/components/section-title'
import { ErrorPanel, RefusedPanel, Skeleton } from '@/components/state-panel'
import { HouseholdRows } from '@/features/roster/components/household-rows'
import { HouseholdSearch } from '@/features/roster/components/household-search'
import { useMerge, useRosterHousehold } from '@/features/roster/use-roster'
import { useMay } from '@/features/session/use-may'
import { notify } from '@/lib/notify'
import { replace, useParam } from '@/platform/navigation'
import { routes } from '@/routes'
import { explain, roster } from '@/words'

/** 并户: a household becomes part of another one. */
export default function MergePage() {
  const id = useParam('id')
  const may = useMay('manage_roster')
  const { data: from, error, refetch } = useRosterHousehold(may ? id : '')
  const merge = useMerge(id)
  const [into, setInto] = useState<Household>()
  const [asking, setAsking] = useState(false)

  if (!may || !from) {
    return (
      <Page title={roster.mergeTitle}>
        {!may && <RefusedPanel icon='house' title={roster.refused}>{roster.refusedNext}</RefusedPanel>}
        {may && (error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton rows={4} />)}
      </Page>
    )
  }
  const go = () => {
    if (!into) return
    setAsking(false)
    merge.run({ intoId: into.id, version: from.version }, {
      onSuccess: () => {
        notify(roster.mergeDone(into.label))
        replace(routes.household, { id: into.id })
      }
    })
  }
  const blocked = from.openOrders > 0 || from.mergedInto !== null
  const actions = !blocked && (
    <Button disabled={!into} loading={merge.isPending} onPress={() => setAsking(true)}>
      {into ? roster.mergeAction : roster.mergeMissing}
    </Button>
  )
  return (
    <Page title={roster.mergeTitle} actions={actions} wide>
      {merge.error && <Notice tone='vermilion'>{explain(merge.error)}</Notice>}
      {from.mergedInto && <Notice>{roster.closed(from.mergedInto.label)}</Notice>}
      {from.openOrders > 0 && <Notice tone='vermilion'>{roster.mergeOrders(from.openOrders)}</Notice>}
      {!blocked && <Notice>{roster.mergeText}</Notice>}
      {!blocked && <SectionTitle>{roster.mergeWhat(from.label)}</SectionTitle>}
      {!blocked && into && (
        <Card flush>
          <ListRow
            own
            icon='house'
            title={into.label}
            note={roster.row(into.head, into.people, into.members)}
            extra={<Button small kind='secondary' onPress={() => setInto(undefined)}>{roster.chooseAgain}</Button>}
          />
        </Card>
      )}
      {!blocked && !into && (
        <HouseholdSearch>
          {(items) => <HouseholdRows items={items.filter((household) => household.id !== id)} onPress={setInto} />}
        </HouseholdSearch>
      )}
      <Dialog
        open={asking && into !== undefined}
        title={roster.mergeSure}
        confirmLabel={roster.mergeAction}
        onConfirm={go}
        onCancel={() => setAsking(false)}
      >
        {into && roster.mergeSentence(from.label, into.label, from.free)}
      </Dialog>
    </Page>
  )
}
