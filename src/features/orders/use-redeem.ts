import { useRef } from 'react'
import type { OrderCreate } from '@contract/orders'
import { randomId } from '@/lib/random-id'
import { useAction } from '@/lib/use-action'
import { createOrder } from './api'

/**
 * Redeems. A wish keeps its key until its order is there: whoever asks again after a lost answer, even from a sheet
 * opened anew, gets the order that was already made.
 */
export function useRedeem() {
  const keys = useRef(new Map<string, string>())
  return useAction(async (wish: OrderCreate) => {
    const content = JSON.stringify(wish)
    const key = keys.current.get(content) ?? randomId()
    keys.current.set(content, key)
    const { id } = await createOrder(wish, key)
    keys.current.delete(content)
    return id
  })
}
