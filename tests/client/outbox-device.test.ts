import { storage } from '@/platform/storage'
import { deviceCannotRead, deviceTakesFiles, keptFiles } from '../support/fake-idb'
import { compose, contents, mine, pass, startApp, village } from '../support/outbox-app'

jest.mock('idb-keyval', () => jest.requireActual<object>('../support/fake-idb'))
jest.mock('@/platform/upload')
jest.mock('@/platform/request')

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

it('clears files that neither a draft nor a form refers to, an hour after they were kept', async () => {
  const before = await startApp()
  village.carries = () => -1
  await compose(before, 1)
  await before.shoot()
  storage.write('form a3 photos of deduction', { form: { photos: [await before.shoot()] }, version: null })
  expect(keptFiles()).toHaveLength(3)
  await startApp()
  await pass(1)
  expect(keptFiles()).toHaveLength(3)
  await pass(3700)
  await startApp()
  await pass(1)
  expect(keptFiles()).toHaveLength(2)
})
