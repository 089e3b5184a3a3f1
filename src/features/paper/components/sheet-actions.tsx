import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { notify } from '@/lib/notify'
import { printPage } from '@/platform/print'
import { explain, paper } from '@/words'
import { useSaveSheet } from '../use-paper'

/** Keeping a sheet as a file: the button, and what to say where it failed. */
export function useSheetActions(wanted: Parameters<ReturnType<typeof useSaveSheet>['run']>[0] | undefined) {
  const { run, isPending, error } = useSaveSheet()
  const save = () =>
    wanted && run(wanted, { onSuccess: (outcome) => notify(outcome === 'saved' ? paper.saved : paper.failed) })
  const actions = wanted && (
    <>
      {printPage && <Button kind='secondary' icon='printer' onPress={printPage}>{paper.print}</Button>}
      <Button icon='download' loading={isPending} onPress={save}>{paper.save}</Button>
    </>
  )
  const failure = error && <Notice tone='vermilion'>{explain(error)}</Notice>
  return { actions, failure }
}
