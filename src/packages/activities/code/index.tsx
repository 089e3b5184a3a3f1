import { Text, View } from '@tarojs/components'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { QrCode } from '@/components/qr-code'
import { ErrorPanel, RefusedPanel, Skeleton } from '@/components/state-panel'
import { useActivity } from '@/features/activities/use-activities'
import { useCode } from '@/features/activities/use-code'
import { useMay } from '@/features/session/use-may'
import { a11y } from '@/lib/a11y'
import { checkInAddress } from '@/platform/check-in-address'
import { useKeptAwake } from '@/platform/keep-awake'
import { usePageShown } from '@/platform/lifecycle'
import { useParam } from '@/platform/navigation'
import { activityDesk } from '@/words'
import './index.scss'

/** The code for everybody to scan, as large as the screen is, for a phone held up or a projector; a new one each half minute. */
function Wall({ id }: { id: string }) {
  const { data: activity } = useActivity(id)
  const shown = usePageShown()
  const { code, came, error, refetch } = useCode(id, { shown })
  useKeptAwake()
  const failure = (error as { code?: string } | null)?.code
  if (failure === 'check_in_closed' && activity) {
    const { phase, checkInFrom } = activity
    return <Notice>{phase === 'coming' ? activityDesk.codeFrom(checkInFrom) : activityDesk.codeOver}</Notice>
  }
  if (!code && came !== undefined) return <Notice tone='vermilion' icon='cloud-off'>{activityDesk.codeLost}</Notice>
  if (!code) return error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton />
  const { code: digits } = code
  return (
    <View className='wall'>
      <QrCode text={checkInAddress(id, digits)} label={activityDesk.codeLabel} />
      <View className='wall__words'>
        {activity && <Text className='wall__title'>{activity.title}</Text>}
        <Text className='wall__line'>{activityDesk.codeHowTo}</Text>
        <Text className='wall__digits' {...a11y({ label: activityDesk.spelled(digits) })}>
          {`${digits.slice(0, 3)} ${digits.slice(3)}`}
        </Text>
        <Text className='wall__line'>{activityDesk.codeDigits}</Text>
        <Text className='wall__came'>{activityDesk.codeCame(code.came)}</Text>
        <Text className='wall__note'>{activityDesk.codeNext}</Text>
      </View>
    </View>
  )
}

/** What hangs on the wall at an activity. */
export default function ActivityCodePage() {
  const id = useParam('id')
  const mayManage = useMay('manage_activities')
  return (
    <Page title={activityDesk.codeTitle} wide>
      {mayManage ? (
        <Wall id={id} />
      ) : (
        <RefusedPanel icon='calendar-days' title={activityDesk.refused}>{activityDesk.refusedNext}</RefusedPanel>
      )}
    </Page>
  )
}
