import { RefusedPanel } from '@/components/state-panel'
import { goodsDesk as said } from '@/words'

/** For who does not keep the shop. */
export function Refused() {
  return <RefusedPanel icon='store' title={said.refused}>{said.refusedNext}</RefusedPanel>
}
