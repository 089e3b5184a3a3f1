import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import * as words from '@/words'

/** The way to sending photos in for a household that cannot do it itself. */
export function HelpNeighbour() {
  return (
    <Card flush>
      <ListRow icon='hand-heart' title={words.helping.title} note={words.helping.note} onPress={() => open(routes.helping)} />
    </Card>
  )
}
