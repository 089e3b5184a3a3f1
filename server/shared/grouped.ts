import { setImmediate } from 'node:timers/promises'

interface Options<Call, Result> {
  /** Calls of a group at most. */
  max: number
  /** Calls of the same queue may share a group, and no queue has more than one group under way. */
  queueOf(call: Call): string
  /** Of calls with the same name no two are in one group: the later one finds what became of the earlier one. */
  nameOf?(call: Call): string
  /**
   * What became of each call, in their order; an error refuses its own call alone. When all of it fails, each call is worked on
   * again by itself, in the order in which they came.
   */
  work(calls: Call[]): Promise<(Result | Error)[]>
  /** Whether every call would fail in the same way by itself. */
  isHopeless(error: unknown): boolean
}

interface Waiting<Call, Result> {
  call: Call
  resolve(result: Result): void
  reject(error: unknown): void
}

/** Works on calls in groups: what comes in while one group is worked on makes up the next. A call that comes alone does not wait. */
export function grouped<Call, Result>(options: Options<Call, Result>): (call: Call) => Promise<Result> {
  const { max, queueOf, nameOf, work, isHopeless } = options
  const queues = new Map<string, Waiting<Call, Result>[]>()

  /** Takes the next group out of those that wait. */
  function take(waiting: Waiting<Call, Result>[]): Waiting<Call, Result>[] {
    if (!nameOf) return waiting.splice(0, max)
    const group = new Map<string, Waiting<Call, Result>>()
    const later = waiting.filter((one) => {
      const name = nameOf(one.call)
      if (group.size === max || group.has(name)) return true
      group.set(name, one)
      return false
    })
    waiting.splice(0, waiting.length, ...later)
    return [...group.values()]
  }

  /** @returns what tells each caller what became of its call */
  async function settle(group: Waiting<Call, Result>[]): Promise<() => void> {
    try {
      const outcomes = await work(group.map(({ call }) => call))
      return () => {
        for (const [index, { resolve, reject }] of group.entries()) {
          const outcome = outcomes[index] as Result | Error
          if (outcome instanceof Error) reject(outcome)
          else resolve(outcome)
        }
      }
    } catch (error) {
      if (group.length === 1 || isHopeless(error)) return () => group.forEach(({ reject }) => reject(error))
      for (const one of group) (await settle([one]))()
      return () => undefined
    }
  }

  async function run(queue: string, waiting: Waiting<Call, Result>[]): Promise<void> {
    // whatever came in by the same turn of the event loop goes along
    await setImmediate()
    for (;;) {
      const tell = await settle(take(waiting))
      if (waiting.length > 0) {
        // the next group is on its way before those of this one are answered, which takes a while
        void setImmediate().then(tell)
      } else {
        queues.delete(queue)
        return tell()
      }
    }
  }

  return (call) => new Promise((resolve, reject) => {
    const queue = queueOf(call)
    const waiting = queues.get(queue)
    if (waiting) waiting.push({ call, resolve, reject })
    else {
      const first = [{ call, resolve, reject }]
      queues.set(queue, first)
      void run(queue, first)
    }
  })
}
