import { useRef } from 'react'
import type { OrderCreate } from '@contract/orders'
import { randomId } from '@/lib/random-id'
import { useAction } from '@/lib/use-action'
import { createOrder } from './api'

/**
 * Redeems. What is asked for keeps its key until its order is there: whoever asks again after a lost answer, even from a sheet
 * opened anew, gets the order that was already made.
 *
 * @param keyOf gives the key, where it has to outlive the page
 */
export function useRedeem(keyOf?: (order: OrderCreate) => string) {
  const keys = useRef(new Map<string, string>())
  return useAction(async (order: OrderCreate) => {
    const content = JSON.stringify(order)
    const key = keyOf?.(order) ?? keys.current.get(content) ?? randomId()
    keys.current.set(content, key)
    const { id } = await createOrder(order, key)
    keys.current.delete(content)
    return id
  })
}
