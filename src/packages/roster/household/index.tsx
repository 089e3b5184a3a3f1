import type { Created } from '@contract/common'
import { Button } from '@/components/button'
import { KeptNote } from '@/components/kept-note'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { SectionTitle } from '@/components/section-title'
import { ErrorPanel, RefusedPanel, Skeleton } from '@/components/state-panel'
import { DoorFields } from '@/features/roster/components/door-fields'
import { PeopleForm } from '@/features/roster/components/people-form'
import { emptyForm, formOf, householdOf, missingIn, newPerson } from '@/features/roster/household-form'
import { useChangeHousehold, useCreateHousehold, useRosterHousehold } from '@/features/roster/use-roster'
import { useMay } from '@/features/session/use-may'
import { notify } from '@/lib/notify'
import { useKeptForm } from '@/platform/kept-form'
import { usePageReturn } from '@/platform/lifecycle'
import { open, replace, useParam } from '@/platform/navigation'
import { routes } from '@/routes'
import { explain, roster } from '@/words'
import { Accounts } from './accounts'
import { History } from './history'
import { Ways } from './ways'

/** One household: where it is and who lives there as one form, and what else is done with it. Without an id a new one. */
export default function HouseholdPage() {
  const id = useParam('id')
  const may = useMay('manage_roster')
  const household = useRosterHousehold(may ? id : '')
  const create = useCreateHousehold()
  const change = useChangeHousehold(id)
  const { data: there } = household
  const kept = useKeptForm(`household ${id || 'new'}`, there ? formOf(there) : emptyForm, there?.version ?? 1)
  usePageReturn(() => id && void household.refetch())
  const title = id ? (household.data?.label ?? roster.title) : roster.newHousehold

  if (!may) {
    return (
      <Page title={title}>
        <RefusedPanel icon='house' title={roster.refused}>{roster.refusedNext}</RefusedPanel>
      </Page>
    )
  }
  if (id && !there) {
    return (
      <Page title={title}>
        {household.error ? <ErrorPanel error={household.error} onRetry={() => void household.refetch()} /> : <Skeleton rows={5} />}
      </Page>
    )
  }
  if (there?.mergedInto) {
    const { id: heir, label } = there.mergedInto
    const actions = <Button onPress={() => replace(routes.household, { id: heir })}>{roster.toHeir}</Button>
    return (
      <Page title={title} actions={actions}>
        <Notice>{roster.closed(label)}</Notice>
        <History changes={there.changes} />
      </Page>
    )
  }

  const { form, change: edit } = kept
  const missing = missingIn(form)
  const failure = id ? change.error : create.error

  const save = () => {
    if (missing) return
    if (id) change.run({ ...householdOf(form), version: kept.version }, { onDone: kept.drop, onSuccess: () => notify(roster.saved) })
    else {
      create.run(householdOf(form), {
        onDone: kept.drop,
        onSuccess: ({ id: made }: Created) => {
          notify(roster.added)
          replace(routes.household, { id: made })
        }
      })
    }
  }
  const startAgain = () => {
    kept.drop()
    change.reset()
  }
  const actions = (kept.written || !id) && (
    <Button disabled={missing !== undefined} loading={create.isPending || change.isPending} onPress={save}>
      {missing ? roster.missing[missing] : roster.save}
    </Button>
  )
  return (
    <Page title={title} actions={actions} wide>
      {failure && <Notice tone='vermilion'>{explain(failure)}</Notice>}
      <KeptNote {...kept} onDrop={startAgain} />
      <DoorFields value={form} onChange={edit} />
      <SectionTitle>{roster.people}</SectionTitle>
      <PeopleForm people={form.people} onChange={(people) => edit({ people })} />
      {there && (
        <>
          <Accounts
            accounts={there.accounts}
            names={form.people.map(({ name }) => name)}
            onAdd={(name) => edit({ people: [...form.people, newPerson(name)] })}
          />
          <Ways household={there} onOpen={(route) => open(route, { id })} />
          <History changes={there.changes} />
        </>
      )}
    </Page>
  )
}
