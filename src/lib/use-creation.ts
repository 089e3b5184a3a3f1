import { randomId } from './random-id'
import { useAction } from './use-action'

/** Of what was asked for and is not known to be there, by who creates it and by its content. */
const keys = new WeakMap<object, Map<string, string>>()

/**
 * A creation that a tap starts. What is to be made keeps its key until it is there: whoever asks again after a lost answer
 * gets what was already made, also after having left the page.
 */
export function useCreation<Input, Result>(create: (input: Input, idempotencyKey: string) => Promise<Result>) {
  return useAction(async (input: Input) => {
    const asked = keys.get(create) ?? new Map<string, string>()
    keys.set(create, asked)
    const content = JSON.stringify(input)
    const key = asked.get(content) ?? randomId()
    asked.set(content, key)
    const result = await create(input, key)
    asked.delete(content)
    return result
  })
}
