import type { PaperSize } from '@contract/paper'
import { Choices } from '@/components/choices'
import { paper } from '@/words'

interface SizeChoiceProps {
  sizes: readonly PaperSize[]
  chosen: PaperSize
  onChange: (size: PaperSize) => void
}

/** Which paper to print on. */
export function SizeChoice({ sizes, chosen, onChange }: SizeChoiceProps) {
  const items = sizes.map((value) => ({ value, label: paper.sizes[value] }))
  return <Choices label={paper.size} items={items} chosen={[chosen]} onChange={([size = chosen]) => onChange(size)} />
}
