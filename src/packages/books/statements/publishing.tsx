import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { Dialog } from '@/components/overlay'
import { usePublish } from '@/features/statements/use-statements'
import { notify } from '@/lib/notify'
import { explain, statements as said } from '@/words'
import './publishing.scss'

/** Finished months that can be published, each after one more question: it is for ever. */
export function Publishing({ months }: { months: readonly string[] }) {
  const [asking, setAsking] = useState<string>()
  const { run, isPending, error } = usePublish()
  const close = () => setAsking(undefined)
  const publish = (month: string) =>
    run({ month }, {
      onSuccess() {
        close()
        notify(said.published(month))
      },
      onError: close
    })
  return (
    <Card tone='amber'>
      <View className='publishing'>
        <Text className='publishing__title'>{said.toPublish}</Text>
        <Text>{said.toPublishText}</Text>
        {error && <Notice tone='vermilion'>{explain(error)}</Notice>}
        {months.map((month) => (
          <Button key={month} small icon='book-open' onPress={() => setAsking(month)}>
            {said.publish(month)}
          </Button>
        ))}
      </View>
      <Dialog
        open={asking !== undefined}
        title={said.publishTitle(asking ?? '')}
        confirmLabel={said.publishConfirm}
        loading={isPending}
        onConfirm={() => asking && publish(asking)}
        onCancel={close}
      >
        {said.publishText}
      </Dialog>
    </Card>
  )
}
