import { keptFiles } from '../support/fake-idb'
import { type App, arrived, compose, contents, kilobyte, mine, pass, signIn, startApp, village } from '../support/outbox-app'

jest.mock('idb-keyval', () => jest.requireActual<object>('../support/fake-idb'))
jest.mock('@/platform/upload')
jest.mock('@/platform/request')
jest.mock('@/features/submissions/retry', () => {
  const actual = jest.requireActual<{ restAfter: unknown }>('@/features/submissions/retry')
  return { ...actual, restAfter: jest.fn(actual.restAfter as () => number) }
})

it('brings the photos in order, byte by byte, then makes one submission, and keeps nothing afterwards', async () => {
  const app = await startApp()
  const name = await compose(app)
  const shot = await contents(app, name)
  app.writeNote(name, ' 扫干净了 ')
  app.writePlace(name, '祠堂门口')
  const parcel = app.sendOff(name) ?? ''
  await pass(1)
  expect(arrived()).toEqual([shot])
  expect(village.submissions()).toMatchObject([{ ruleId: 'r1', note: '扫干净了', place: '祠堂门口' }])
  expect(app.useOutbox.getState().arrived[parcel]).toMatch(/^submission-/)
  expect(app.useDrafts.getState()).toEqual({})
  expect(keptFiles()).toEqual([])
})

it('gets a photo of 300 KB through a link that is cut all the time, sending hardly a byte twice', async () => {
  const app = await startApp()
  village.carries = ({ content }) => Math.min(content.byteLength, 3 + Math.floor(Math.random() * 20 * kilobyte))
  const name = await compose(app, 1)
  const shot = await contents(app, name)
  app.sendOff(name)
  await pass(300)
  expect(arrived()).toEqual([shot])
  const pieces = village.pieces.filter(({ length }) => length > 0)
  expect(Math.max(...pieces.slice(4).map(({ length }) => length))).toBeLessThanOrEqual(32 * kilobyte)
  expect(village.submissions()).toHaveLength(1)
})

it('needs one request for a photo once the network has proved to be good', async () => {
  const app = await startApp()
  app.sendOff(await compose(app))
  await pass(1)
  const last = village.pieces.at(-1)
  expect(last).toMatchObject({ offset: 0, length: 300 * kilobyte })
  expect(village.pieces.map(({ length }) => length / kilobyte)).toEqual([64, 128, 108, 300, 300])
})

it('tries again later and later, two minutes at most, and says so', async () => {
  const app = await startApp()
  village.carries = () => -1
  const attempts: number[] = []
  const put = village.put
  village.put = (piece) => {
    attempts.push(Date.now())
    return put(piece)
  }
  app.sendOff(await compose(app, 1))
  await pass(1200)
  expect(app.useOutbox.getState().trouble).toBe('link')
  const waits = attempts.slice(1).map((at, index) => (at - (attempts[index] ?? 0)) / 1000)
  expect(waits.length).toBeGreaterThan(10)
  waits.forEach((wait, index) => {
    expect(wait).toBeGreaterThanOrEqual(Math.min(120, 2 ** index) / 2)
    expect(wait).toBeLessThanOrEqual(Math.min(120, 2 ** index) + 1)
  })
  village.carries = () => Infinity
  await pass(121)
  expect(village.submissions()).toHaveLength(1)
  expect(app.useOutbox.getState().trouble).toBeNull()
})

it.each([1, 2, 3, 4, 5, 6, 7, 8])('goes on after a rest of %d ms though the clock never stands still', async (milliseconds) => {
  const app = await startApp()
  const { restAfter } = await import('@/features/submissions/retry')
  jest.mocked(restAfter).mockReturnValue(milliseconds)
  const clock = Date.now
  let ticks = 0
  jest.spyOn(Date, 'now').mockImplementation(() => clock() + ticks++)
  let failures = 20
  village.carries = () => (failures-- > 0 ? -1 : Infinity)
  app.sendOff(await compose(app, 1))
  await pass(5)
  expect(village.submissions()).toHaveLength(1)
})

it.each<[string, (app: App) => void]>([
  ['the network is back', () => window.dispatchEvent(new Event('online'))],
  ['the app is in sight again', () => document.dispatchEvent(new Event('visibilitychange'))],
  ['somebody asks for it', ({ wakeOutbox }) => wakeOutbox()]
])('tries at once when %s', async (_, happens) => {
  const app = await startApp()
  village.carries = () => -1
  app.sendOff(await compose(app, 1))
  await pass(600)
  village.carries = () => Infinity
  happens(app)
  await pass(0.1)
  expect(village.submissions()).toHaveLength(1)
})

it('does not ask the network while the device says that there is none', async () => {
  const app = await startApp()
  window.dispatchEvent(new Event('offline'))
  jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  window.dispatchEvent(new Event('offline'))
  app.sendOff(await compose(app, 1))
  await pass(60)
  expect(village.pieces).toEqual([])
  jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(true)
  window.dispatchEvent(new Event('online'))
  await pass(0.1)
  expect(village.submissions()).toHaveLength(1)
})

it('makes one submission though its answer is lost, again and again', async () => {
  const app = await startApp()
  let lost = 4
  village.answers = (taken) => (lost-- > 0 ? 'lost' : taken)
  app.sendOff(await compose(app))
  await pass(120)
  expect(lost).toBe(-1)
  expect(village.submissions()).toHaveLength(1)
  expect(app.useDrafts.getState()).toEqual({})
})

it('sends a draft off once, however often the button is tapped', async () => {
  const app = await startApp()
  const name = await compose(app, 1)
  expect(app.sendOff(name)).not.toBeNull()
  expect(app.sendOff(name)).toBeNull()
  await pass(1)
  expect(village.submissions()).toHaveLength(1)
})

it('brings 30 queued photos over a restart, in order and identical', async () => {
  const offline = await startApp()
  village.carries = () => -1
  const shot: string[][] = []
  for (let index = 0; index < 10; index++) {
    const name = await compose(offline, 3, mine(`a1 r${index}`), 20)
    shot.push(await contents(offline, name))
    offline.sendOff(name)
    await pass(0.01)
  }
  const app = await startApp()
  expect(Object.keys(app.useDrafts.getState())).toHaveLength(10)
  village.carries = () => Infinity
  app.wakeOutbox()
  await pass(5)
  expect(arrived()).toEqual(shot)
  expect(keptFiles()).toEqual([])
})

it('goes on after a restart where the server stands, without sending what it has', async () => {
  const before = await startApp()
  village.carries = () => 50 * kilobyte
  const name = await compose(before, 1)
  const shot = await contents(before, name)
  before.sendOff(name)
  await pass(0)
  village.pieces.length = 0
  village.carries = () => Infinity
  await startApp()
  await pass(1)
  const [asked, first] = village.pieces
  expect(asked).toMatchObject({ length: 0 })
  expect(first).toMatchObject({ offset: 50 * kilobyte })
  expect(arrived()).toEqual([shot])
})

it('forgets what is not wanted any more', async () => {
  const app = await startApp()
  village.carries = () => -1
  const parcel = app.sendOff(await compose(app)) ?? ''
  app.forgetDraft(parcel)
  village.carries = () => Infinity
  await pass(600)
  expect(village.submissions()).toEqual([])
  expect(keptFiles()).toEqual([])
  expect(Object.keys((await startApp()).useDrafts.getState())).toEqual([])
})

describe('who sends', () => {
  it('never sends what is one person\'s as another\'s, and goes on when the first is back', async () => {
    const app = await startApp()
    const name = await compose(app)
    village.carries = ({ content }) => {
      signIn({ accountId: 'a2', token: 't2' })
      return content.byteLength
    }
    app.sendOff(name)
    await pass(300)
    expect(village.pieces).toHaveLength(1)
    expect(village.submissions()).toEqual([])

    village.carries = () => Infinity
    app.wakeOutbox()
    await pass(300)
    expect(village.pieces).toHaveLength(1)

    signIn({ accountId: 'a1', token: 't3' })
    app.wakeOutbox()
    await pass(1)
    expect(village.submissions()).toHaveLength(1)
  })

  it('waits when the session has expired, tells it once, and sends after the same person has signed in', async () => {
    const app = await startApp()
    village.refuses = () => 'session_expired'
    app.sendOff(await compose(app, 1))
    await pass(600)
    expect(app.refusedSessions).toEqual(['session_expired'])
    village.refuses = () => null
    signIn({ accountId: 'a1', token: 'new' })
    app.wakeOutbox()
    await pass(1)
    expect(village.submissions()).toHaveLength(1)
  })
})
