import { useRef } from 'react'
import { randomId } from './random-id'
import { useAction } from './use-action'

/**
 * A creation that a tap starts. What is to be made keeps its key until it is there: whoever asks again after a lost answer
 * gets what was already made.
 */
export function useCreation<Input, Result>(create: (input: Input, idempotencyKey: string) => Promise<Result>) {
  const keys = useRef(new Map<string, string>())
  return useAction(async (input: Input) => {
    const content = JSON.stringify(input)
    const key = keys.current.get(content) ?? randomId()
    keys.current.set(content, key)
    const result = await create(input, key)
    keys.current.delete(content)
    return result
  })
}
