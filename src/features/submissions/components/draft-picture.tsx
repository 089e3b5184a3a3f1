import { Icon } from '@/components/icon'
import { Picture } from '@/components/picture'
import type { Draft } from '../draft'
import { useGridPhotos } from '../use-grid-photos'
import './draft-picture.scss'

/** Its first photo, small, in front of a line about it. */
export function DraftPicture({ draft }: { draft: Draft }) {
  const [first] = useGridPhotos(draft)
  return first?.url ? <Picture className='draft-picture' src={first.url} mode='aspectFill' /> : <Icon name='images' />
}
