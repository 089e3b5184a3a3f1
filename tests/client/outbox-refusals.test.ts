import { arrived, compose, contents, mine, pass, startApp, village } from '../support/outbox-app'

jest.mock('idb-keyval', () => jest.requireActual<object>('../support/fake-idb'))
jest.mock('@/platform/upload')
jest.mock('@/platform/request')

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
