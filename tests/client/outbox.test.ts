import { createHash, randomBytes } from 'node:crypto'
import type { LocalPhoto } from '@/platform/local-photo'
import { createFakeVillage } from '../support/fake-village'
import { deviceCannotRead, deviceTakesFiles, keptFiles } from '../support/fake-idb'

jest.mock('idb-keyval', () => jest.requireActual<object>('../support/fake-idb'))
jest.mock('@/platform/upload')
jest.mock('@/platform/request')

const kilobyte = 1024
let village: ReturnType<typeof createFakeVillage>
let signedIn: { accountId: string; token: string } | null
let apps: { alive: boolean }[]

/** The app as it starts, over what an earlier run has left on the device; as a second one, what another tab holds too. */
async function startApp({ beside = false } = {}) {
  if (!beside) apps.forEach((app) => (app.alive = false))
  jest.resetModules()
  const { putPiece } = await import('@/platform/upload')
  const { request } = await import('@/platform/request')
  jest.mocked(putPiece).mockImplementation((piece) => village.put(piece))
  jest.mocked(request.post).mockImplementation((_url, body, options) => village.submit({ body, options }) as never)
  const drafts = await import('@/features/submissions/drafts')
  const outbox = await import('@/features/submissions/outbox')
  const { keepPhoto } = await import('@/platform/local-photo')
  const life = { alive: true }
  apps.push(life)
  const refusedSessions: string[] = []
  outbox.startOutbox({
    sender: () => (life.alive ? signedIn : null),
    onSessionRefused: ({ code }) => {
      refusedSessions.push(code)
      signedIn = null
    },
    onArrived: () => undefined
  })
  /** A photo of so many kilobytes, kept on the device. */
  const shoot = (size = 300): Promise<LocalPhoto> => {
    const { buffer } = new Uint8Array(randomBytes(size * kilobyte))
    return keepPhoto({ width: 1600, height: 1200 }, async () => buffer)
  }
  return { ...drafts, ...outbox, shoot, refusedSessions }
}

type App = Awaited<ReturnType<typeof startApp>>

const mine = (name = 'a1 r1') => ({ name, accountId: name.split(' ')[0] ?? '', rule: { id: 'r1', name: '我家庭院' } })

/** Composes a draft of photos; gives its name. */
async function compose({ openDraft, addPhotos, shoot }: App, count = 3, { name, ...start } = mine(), size = 300): Promise<string> {
  openDraft(name, start)
  const photos = []
  for (let left = count; left > 0; left--) photos.push(await shoot(size))
  addPhotos(name, photos)
  return name
}

/** What the device keeps of a draft's photos. */
async function contents({ useDrafts }: App, name: string): Promise<string[]> {
  const { localFiles } = await import('@/platform/local-files')
  const photos = useDrafts.getState()[name]?.photos ?? []
  return Promise.all(photos.map(async ({ file }) => digest(await localFiles.read(file?.name ?? ''))))
}

const digest = (content: ArrayBuffer | Buffer = Buffer.alloc(0)) => createHash('sha256').update(Buffer.from(content as ArrayBuffer)).digest('hex')

/** What arrived with each submission, photo by photo. */
const arrived = () => village.submissions().map(({ photoIds }) => photoIds.map((id) => digest(village.contentOf(id))))

const pass = (seconds: number) => jest.advanceTimersByTimeAsync(seconds * 1000)

beforeEach(async () => {
  jest.useFakeTimers()
  const device = globalThis as { stored?: Map<string, unknown>; files?: Map<string, unknown> }
  device.stored?.clear()
  device.files?.clear()
  deviceTakesFiles(true)
  deviceCannotRead(null)
  URL.createObjectURL = () => 'blob:photo'
  URL.revokeObjectURL = () => undefined
  village = createFakeVillage()
  signedIn = { accountId: 'a1', token: 't1' }
  apps = []
})
afterEach(() => {
  apps.forEach((app) => (app.alive = false))
  jest.useRealTimers()
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

it('keeps what is typed within a blink, and the photos at once', async () => {
  const before = await startApp()
  const name = await compose(before, 2)
  before.writeNote(name, '门口的杂物清掉了')
  await pass(0.3)
  const app = await startApp()
  expect(app.useDrafts.getState()[name]).toMatchObject({ note: '门口的杂物清掉了', photos: [{ width: 1600 }, { width: 1600 }] })
})

it('writes down what was typed when the app goes out of sight', async () => {
  const before = await startApp()
  const name = await compose(before, 1)
  before.writePlace(name, '祠堂')
  window.dispatchEvent(new Event('pagehide'))
  const app = await startApp()
  expect(app.useDrafts.getState()[name]?.place).toBe('祠堂')
})

describe('who sends', () => {
  it('never sends what is one person\'s as another\'s, and goes on when the first is back', async () => {
    const app = await startApp()
    const name = await compose(app)
    village.carries = ({ content }) => {
      signedIn = { accountId: 'a2', token: 't2' }
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

    signedIn = { accountId: 'a1', token: 't3' }
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
    signedIn = { accountId: 'a1', token: 'new' }
    app.wakeOutbox()
    await pass(1)
    expect(village.submissions()).toHaveLength(1)
  })
})

describe('what the server refuses', () => {
  it('stays with its reason, does not hold up the next one, and can be changed and sent again', async () => {
    const app = await startApp()
    const [first, second] = [await compose(app, 1, mine('a1 closed')), await compose(app, 1, mine('a1 open'))]
    village.refusesSubmission = () => 'rule_closed'
    const parcel = app.sendOff(first) ?? ''
    await pass(1)
    village.refusesSubmission = () => null
    app.sendOff(second)
    await pass(600)
    expect(app.useDrafts.getState()[parcel]?.refusal).toMatchObject({ code: 'rule_closed' })
    expect(Object.values(app.useOutbox.getState().arrived)).toHaveLength(1)

    const before = app.useDrafts.getState()[parcel]?.id
    app.takeBack(parcel)
    app.writeNote(parcel, '换个说法')
    expect(app.useDrafts.getState()[parcel]).toMatchObject({ sentOff: undefined, refusal: undefined, photos: [{ width: 1600 }] })
    expect(app.useDrafts.getState()[parcel]?.id).not.toBe(before)
    app.sendOff(parcel)
    await pass(1)
    expect(village.submissions().at(-1)).toMatchObject({ note: '换个说法' })
    expect(app.useDrafts.getState()).toEqual({})
  })

  it('as a photo of no use is marked, and asked for no more', async () => {
    const app = await startApp()
    village.refuses = () => 'photo_unreadable'
    const parcel = app.sendOff(await compose(app, 2)) ?? ''
    await pass(600)
    expect(village.pieces).toHaveLength(1)
    expect(app.useDrafts.getState()[parcel]).toMatchObject({
      refusal: { code: 'photo_unreadable' },
      photos: [{ refusal: { code: 'photo_unreadable' } }, {}]
    })
  })

  it('for now is tried again, while others go on', async () => {
    const app = await startApp()
    village.carries = () => -1
    const [first, second] = [await compose(app, 1, mine('a1 r1')), await compose(app, 1, mine('a1 r2'))]
    village.carries = () => Infinity
    const [busy] = app.useDrafts.getState()[first]?.photos ?? []
    village.refuses = ({ id }) => (id === busy?.key ? 'photo_service_busy' : null)
    app.sendOff(first)
    app.sendOff(second)
    await pass(20)
    expect(village.submissions()).toHaveLength(1)
    expect(app.useOutbox.getState().trouble).toBe('server')
    village.refuses = () => null
    await pass(60)
    expect(village.submissions()).toHaveLength(2)
  })

  it('because its uploads were cleared away is uploaded anew', async () => {
    const app = await startApp()
    const name = await compose(app, 2)
    const shot = await contents(app, name)
    let gone = true
    village.refusesSubmission = () => {
      const refused = gone ? 'photo_not_found' : null
      gone = false
      return refused
    }
    app.sendOff(name)
    await pass(5)
    expect(arrived()).toEqual([shot])
    expect(village.files()).toHaveLength(4)
    expect(app.useDrafts.getState()).toEqual({})
  })
})

it('sends a photo again from its start when it was damaged on the way', async () => {
  const app = await startApp()
  const name = await compose(app, 1)
  const shot = await contents(app, name)
  const put = village.put
  let damaged = 0
  village.put = (piece) => (damaged++ === 0 ? put({ ...piece, content: new ArrayBuffer(piece.content.byteLength) }) : put(piece))
  app.sendOff(name)
  await pass(30)
  expect(arrived()).toEqual([shot])
})

it('says that a photo is of no use when this device has lost or damaged it', async () => {
  const app = await startApp()
  village.carries = () => -1
  const parcel = app.sendOff(await compose(app, 1)) ?? ''
  await pass(1)
  ;(globalThis as { files?: Map<string, unknown> }).files?.clear()
  village.carries = () => Infinity
  app.wakeOutbox()
  await pass(5)
  expect(app.useDrafts.getState()[parcel]?.refusal).toMatchObject({ code: 'photo_unreadable' })
  expect(village.submissions()).toEqual([])
})

it('lets one draft wait whose photo the device cannot read now, blames nobody, and sends the others', async () => {
  const app = await startApp()
  village.carries = () => -1
  const [first, second] = [await compose(app, 1, mine('a1 r1')), await compose(app, 1, mine('a1 r2'))]
  const [photo] = app.useDrafts.getState()[first]?.photos ?? []
  deviceCannotRead(photo?.file?.name ?? '')
  const parcel = app.sendOff(first) ?? ''
  app.sendOff(second)
  village.carries = () => Infinity
  app.wakeOutbox()
  await pass(1)
  expect(village.submissions()).toHaveLength(1)
  expect(app.useOutbox.getState()).toMatchObject({ trouble: null, unread: { [photo?.key ?? '']: true } })
  expect(app.useDrafts.getState()[parcel]?.refusal).toBeUndefined()
  deviceCannotRead(null)
  await pass(121)
  expect(village.submissions()).toHaveLength(2)
  expect(app.useOutbox.getState().unread).toEqual({ [photo?.key ?? '']: false })
})

it('takes the page of a network that wants a sign-in for no success', async () => {
  const app = await startApp()
  village.answers = () => '<html>Welcome</html>'
  app.sendOff(await compose(app, 1))
  await pass(60)
  expect(Object.keys(app.useDrafts.getState())).toHaveLength(1)
  village.answers = (taken) => taken
  await pass(121)
  expect(app.useDrafts.getState()).toEqual({})
  expect(village.submissions()).toHaveLength(1)
})

describe('a device that refuses to store', () => {
  it('files: sends them from memory and marks them', async () => {
    deviceTakesFiles(false)
    const app = await startApp()
    const name = await compose(app, 1)
    expect(app.useDrafts.getState()[name]?.photos[0]?.file?.fleeting).toBe(true)
    app.sendOff(name)
    await pass(1)
    expect(village.submissions()).toHaveLength(1)
  })

  it('drafts: says so, and sends all the same', async () => {
    const app = await startApp()
    const { default: Taro } = await import('@tarojs/taro')
    const refusing = jest.spyOn(Taro, 'setStorageSync').mockImplementation(() => {
      throw new Error('QuotaExceededError')
    })
    jest.spyOn(console, 'warn').mockReturnValue()
    app.sendOff(await compose(app, 1))
    expect(app.useStorageTrouble.getState().refused).toBe(true)
    refusing.mockRestore()
    await pass(1)
    expect(village.submissions()).toHaveLength(1)
  })
})

describe('a device that cannot be read for a while', () => {
  /** Makes the values that are stored, or their names, unreadable. */
  function failing(what: 'get' | 'keys') {
    jest.spyOn(console, 'warn').mockReturnValue()
    const { stored = new Map<string, unknown>() } = globalThis as { stored?: Map<string, unknown> }
    return jest.spyOn(stored, what).mockImplementation(() => {
      throw new Error('SecurityError')
    })
  }

  it.each(['get', 'keys'] as const)('at a start, as to %s: loses no photo of a draft', async (what) => {
    const before = await startApp()
    village.carries = () => -1
    const name = await compose(before, 2)
    await pass(7200)
    const broken = failing(what)
    const blind = await startApp()
    await pass(1)
    expect(keptFiles()).toHaveLength(2)

    broken.mockRestore()
    blind.openDraft(name, mine())
    await pass(1)
    const app = await startApp()
    expect(await contents(app, name)).toHaveLength(2)
    expect(keptFiles()).toHaveLength(2)
  })

  it('later on: keeps what it knows', async () => {
    const app = await startApp()
    village.carries = () => -1
    const name = await compose(app, 1)
    const broken = failing('get')
    app.readDraft(name)
    broken.mockRestore()
    expect(app.useDrafts.getState()[name]?.photos).toHaveLength(1)
  })
})

describe('two tabs', () => {
  it('never make a draft again of what the other has just posted', async () => {
    const first = await startApp()
    village.carries = () => -1
    const parcel = first.sendOff(await compose(first, 1)) ?? ''
    const second = await startApp({ beside: true })
    first.changeDraft(parcel, { posted: true })
    first.writeDrafts()
    second.takeBack(parcel)
    expect(second.useDrafts.getState()[parcel]).toMatchObject({ posted: true, sentOff: expect.any(String) })
  })

  it('make one submission of what both of them hold', async () => {
    const first = await startApp()
    village.carries = () => -1
    first.sendOff(await compose(first))
    const second = await startApp({ beside: true })
    await pass(1)
    village.carries = () => Infinity
    first.wakeOutbox()
    second.wakeOutbox()
    await pass(60)
    expect(village.submissions()).toHaveLength(1)
    expect([first, second].map(({ useDrafts }) => useDrafts.getState())).toEqual([{}, {}])
  })

  it('take over from each other what was written', async () => {
    const first = await startApp()
    const second = await startApp({ beside: true })
    village.carries = () => -1
    const name = await compose(first, 1)
    window.dispatchEvent(Object.assign(new Event('storage'), { key: `draft ${name}` }))
    expect(second.useDrafts.getState()[name]?.photos).toHaveLength(1)
  })
})

it('clears files that no draft refers to, an hour after they were kept', async () => {
  const before = await startApp()
  village.carries = () => -1
  await compose(before, 1)
  await before.shoot()
  expect(keptFiles()).toHaveLength(2)
  await startApp()
  await pass(1)
  expect(keptFiles()).toHaveLength(2)
  await pass(3700)
  await startApp()
  await pass(1)
  expect(keptFiles()).toHaveLength(1)
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
