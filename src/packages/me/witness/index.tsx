import { Text, View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { QrCode } from '@/components/qr-code'
import { ErrorPanel, RefusedPanel, Skeleton } from '@/components/state-panel'
import { useProfile } from '@/features/session/store'
import { useWitnessCode } from '@/features/witnesses/use-witness-code'
import { a11y } from '@/lib/a11y'
import { grouped } from '@/lib/six-digits'
import { useKeptAwake } from '@/platform/keep-awake'
import { usePageShown } from '@/platform/lifecycle'
import { witness } from '@/words'
import './index.scss'

function Code() {
  const { code, lost, error, refetch } = useWitnessCode({ shown: usePageShown() })
  useKeptAwake()
  if (!code && lost) return <Notice tone='vermilion' icon='cloud-off'>{witness.lost}</Notice>
  if (!code) return error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton />
  return (
    <Card>
      <View className='witness'>
        <QrCode text={code} label={witness.qrCode} />
        <Text className='witness__line'>{witness.howTo}</Text>
        <Text className='witness__digits' {...a11y({ label: witness.spelled(code) })}>{grouped(code)}</Text>
        <Text className='witness__note'>{witness.changes}</Text>
      </View>
    </Card>
  )
}

/** 见证人: what somebody shows the keeper who stands by a neighbour without a phone. */
export default function WitnessPage() {
  const village = useProfile()?.village
  return (
    <Page title={witness.title}>
      {village ? (
        <>
          <Notice tone='jade' icon='hand-heart'>{witness.about}</Notice>
          <Code />
          <Notice>{witness.rules}</Notice>
        </>
      ) : (
        <RefusedPanel icon='users' title={witness.nobody} />
      )}
    </Page>
  )
}
