import { Page } from '@/components/page'
import { RefusedPanel } from '@/components/state-panel'
import { useMay } from '@/features/session/use-may'
import { useParam } from '@/platform/navigation'
import { noticeDesk as said } from '@/words'
import { Readers } from '../parts/readers'

/** Who has read a notice. */
export default function TrackNoticePage() {
  const id = useParam('id')
  const may = useMay('publish_notices')
  return (
    <Page title={said.trackTitle}>
      {may ? <Readers id={id} /> : <RefusedPanel icon='bell' title={said.refused}>{said.refusedNext}</RefusedPanel>}
    </Page>
  )
}
