import { Text, View } from '@tarojs/components'
import type { Statement } from '@contract/statements'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { usePointMonths } from '@/features/points/use-points'
import { useCheck, type Check } from '@/features/statements/use-statements'
import { explain, statements as said } from '@/words'
import './index.scss'

interface OutcomeProps {
  check: Check
  householdId: string
  /** What the household's own ledger says it got in the month; undefined while that is not known. */
  earned: number | undefined
}

/** What the phone found, in a sentence. */
function Outcome({ check: { verified, wrong, unchanged }, householdId, earned }: OutcomeProps) {
  if (!unchanged) return <Notice tone='vermilion'>{said.changed}</Notice>
  if (wrong.length > 0) return <Notice tone='vermilion'>{said.wrong(wrong.length)}</Notice>
  if (verified.length === 0 && !earned) return <Notice>{said.nothingToCheck}</Notice>
  const own = verified.filter((line) => line.householdId === householdId && line.kind !== 'hand_over')
  const published = own.reduce((sum, { amount }) => sum + amount, 0)
  if (earned !== undefined && published !== earned) return <Notice tone='vermilion'>{said.sumsDiffer(published, earned)}</Notice>
  return <Notice tone='jade'>{`${said.checked(verified.length)}${earned === undefined ? '' : said.sumsAgree}`}</Notice>
}

/** Verifies one's own lines on this device, against the published code and against one's own ledger. */
export function CheckCard({ id, root, month, householdId }: Statement & { householdId: string }) {
  const { mutate, isPending, error, data } = useCheck()
  const months = usePointMonths()
  const earned = months.data && (months.data.items.find((one) => one.month === month)?.earned ?? 0)
  return (
    <Card>
      <View className='statement-check'>
        <Text>{said.checkText}</Text>
        {data && <Outcome check={data} householdId={householdId} earned={earned} />}
        {error && <Notice tone='vermilion'>{explain(error)}</Notice>}
        <Button small icon='shield-check' loading={isPending} onPress={() => !isPending && mutate({ id, root })}>
          {said.check}
        </Button>
      </View>
    </Card>
  )
}
