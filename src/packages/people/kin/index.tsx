import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import { RefusedPanel } from '@/components/state-panel'
import { useProfile } from '@/features/session/store'
import { useMay } from '@/features/session/use-may'
import { villagers as said } from '@/words'
import { Kinships } from '../parts/kinships'

/** 亲属回避: whoever reviews says here in which households they have kin. */
export default function KinPage() {
  const profile = useProfile()
  const may = useMay('review')
  return (
    <Page title={said.kinOwn}>
      {profile && may ? (
        <View className='person'>
          <Kinships self accountId={profile.accountId} ownHousehold={profile.household?.id} />
        </View>
      ) : (
        <RefusedPanel icon='users' title={said.kinRefused}>{said.kinRefusedNext}</RefusedPanel>
      )}
    </Page>
  )
}
