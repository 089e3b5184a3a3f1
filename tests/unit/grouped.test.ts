import { grouped } from '../../server/shared/grouped'

/** Calls are numbers; a group is worked on when the test says so. */
function workshop(max = 3, isHopeless = false) {
  const groups: number[][] = []
  const done: (() => void)[] = []
  const call = grouped<number, string>({
    max,
    queueOf: (number) => (number < 100 ? 'low' : 'high'),
    nameOf: (number) => String(number),
    isHopeless: () => isHopeless,
    async work(calls) {
      groups.push(calls)
      await new Promise<void>((resolve) => done.push(resolve))
      if (calls.includes(13)) throw new Error('the group failed')
      return calls.map((number) => (number < 0 ? new Error(`${number} is refused`) : `${number} is done`))
    }
  })
  const turn = () => new Promise((resolve) => setTimeout(resolve, 5))
  return {
    call, groups, turn,
    async finish() {
      await turn()
      done.shift()?.()
      await turn()
    }
  }
}

test('what comes in while a group is worked on makes up the next, in the order in which it came', async () => {
  const { call, groups, turn, finish } = workshop()
  const first = call(1)
  await turn()
  const others = [2, 3, 4, 5].map(call)
  await finish()
  await finish()
  await finish()
  expect(groups).toEqual([[1], [2, 3, 4], [5]])
  expect(await Promise.all([first, ...others])).toEqual([1, 2, 3, 4, 5].map((number) => `${number} is done`))
})

test('queues do not wait for one another', async () => {
  const { call, groups, turn } = workshop()
  void call(1)
  void call(100)
  await turn()
  expect(groups).toEqual([[1], [100]])
})

test('the same name is never twice in a group', async () => {
  const { call, groups, finish } = workshop()
  const all = [7, 7, 8].map(call)
  await finish()
  await finish()
  expect(groups).toEqual([[7, 8], [7]])
  await Promise.all(all)
})

test('an error refuses its own call alone', async () => {
  const { call, finish } = workshop()
  const all = Promise.allSettled([1, -2, 3].map(call))
  await finish()
  expect((await all).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('of a group that failed each call is worked on by itself, unless that is hopeless', async () => {
  const { call, groups, finish } = workshop()
  const all = Promise.allSettled([12, 13, 14].map(call))
  for (let turns = 0; turns < 4; turns++) await finish()
  expect(groups).toEqual([[12, 13, 14], [12], [13], [14]])
  expect((await all).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])

  const hopeless = workshop(3, true)
  const failed = Promise.allSettled([12, 13].map(hopeless.call))
  await hopeless.finish()
  expect(hopeless.groups).toEqual([[12, 13]])
  expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})
