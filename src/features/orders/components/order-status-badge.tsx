import type { OrderStatus } from '@contract/orders'
import { Badge } from '@/components/badge'
import * as words from '@/words'

const looks = {
  held: { tone: 'amber', icon: 'clock' },
  handed_over: { tone: 'jade', icon: 'check' },
  cancelled: { tone: 'plain', icon: 'x' },
  expired: { tone: 'plain', icon: 'clock' }
} as const

export function OrderStatusBadge({ status }: { status: OrderStatus }) {
  return <Badge {...looks[status]}>{words.orders.status[status]}</Badge>
}
