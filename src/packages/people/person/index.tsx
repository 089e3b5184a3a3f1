import { Page } from '@/components/page'
import { RefusedPanel } from '@/components/state-panel'
import { useMay } from '@/features/session/use-may'
import { useParam } from '@/platform/navigation'
import { villagers as said } from '@/words'
import { PersonPanel } from '../parts/person-panel'

/** One person of the village, for those who look after its people. */
export default function PersonPage() {
  const id = useParam('id')
  const may = useMay('manage_people')
  return (
    <Page title={said.personTitle}>
      {may ? <PersonPanel id={id} /> : <RefusedPanel icon='users' title={said.refused}>{said.refusedNext}</RefusedPanel>}
    </Page>
  )
}
