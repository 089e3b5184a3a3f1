import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bundleFolder } from '../../server/client-bundle'
import type { Submission } from '../../types/contract/submissions'
import { markedPhoto } from '../support/marked-photos'
import { okay, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'
import { createDevice, type WeappDevice } from '../support/weapp-device'
import { bootWeapp } from '../support/weapp-host'

/** The outbox of the mini program as it was built, on WeChat's component framework, against the server as it is. */
let server: TestServer
let address: string
let album: string
let photos: string[]
let device: WeappDevice
let resident: Person

beforeAll(async () => {
  server = await startApp()
  address = await server.app.listen({ host: '127.0.0.1', port: 0 })
  resident = server.as('resident')
  album = mkdtempSync(path.join(tmpdir(), 'village-points-album-'))
  photos = await Promise.all(([6, 8, 3] as const).map(async (orientation, index) => {
    const file = path.join(album, `IMG_${index}.jpg`)
    writeFileSync(file, await markedPhoto(index === 1 ? 'alps' : 'home', orientation))
    return file
  }))
})
beforeEach(() => {
  device = createDevice(address)
})
afterEach(() => device.remove())
afterAll(async () => {
  await server.close()
  rmSync(album, { recursive: true })
})

const dist = bundleFolder('weapp')

async function until<Answer>(ask: () => Answer | undefined | false | Promise<Answer | undefined | false>): Promise<Answer> {
  const deadline = Date.now() + 150_000
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > deadline) throw new Error('it did not come so far')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Opens the page of the upload as the resident, and chooses three photos there; gives what the device keeps of them. */
async function choosePhotos() {
  const app = bootWeapp(dist, { device, photos: [...photos] })
  const signIn = app.open('/pages/sign-in/index')
  await signIn.shows('村民甲')
  signIn.tap('村民甲')
  await until(() => app.stored.get('session'))
  const page = app.open(`/pages/upload/index?ruleId=${server.village.rules.courtyard}`)
  await page.shows('要 3 张照片')
  page.tap('从相册里选')
  await page.shows('发送 3 张照片')
  return { app, page, kept: keptPhotos() }
}

const digest = (content: Buffer) => createHash('sha256').update(content).digest('hex')

function keptPhotos(): string[] {
  const folder = path.join(device.folder, 'kept')
  return readdirSync(folder).map((name) => digest(readFileSync(path.join(folder, name))))
}

const sent = async () => (await okay(resident.get<{ items: Submission[] }>('/submissions'))).items

/** Digests of what the server was given, of the photos of a submission. */
async function receivedPhotos({ photos: stored }: Submission): Promise<string[]> {
  const rows = await server.sql<{ digest: string }>(
    'select encode(sha256, \'hex\') as digest from photos where id = any($1)', [stored.map(({ id }) => id)])
  return rows.map((row) => row.digest)
}

function goOffline({ happens }: ReturnType<typeof bootWeapp>) {
  device.server = null
  happens('NetworkStatusChange', { isConnected: false, networkType: 'none' })
}

it('gets photos through a link that breaks all the time, identical and as one submission', async () => {
  const before = await sent()
  let cuts = 0
  device.carries = () => {
    cuts++
    return 1000 + Math.floor(Math.random() * 60_000)
  }
  const { app, page, kept } = await choosePhotos()
  page.tap('发送 3 张照片')
  const after = await until(async () => (await sent()).length > before.length && (await sent()))
  expect(after).toHaveLength(before.length + 1)
  expect((await receivedPhotos(after[0] as Submission)).sort()).toEqual(kept.sort())
  expect(cuts).toBeGreaterThan(10)
  app.kill()
})

it('keeps what was sent off without a network over a restart, and brings it when the network is back', async () => {
  const before = await sent()
  const { app, page, kept } = await choosePhotos()
  goOffline(app)
  page.tap('发送 3 张照片')
  await page.shows('没有网络,已存好,有网自动传')
  app.kill()

  const again = bootWeapp(dist, { device })
  const home = again.open('/pages/home/index')
  await home.shows('还没传完')
  expect(await sent()).toHaveLength(before.length)

  device.server = address
  again.happens('NetworkStatusChange', { isConnected: true, networkType: '4g' })
  const [submission] = await until(async () => (await sent()).length > before.length && (await sent()))
  expect(submission?.photos).toHaveLength(3)
  expect((await receivedPhotos(submission as Submission)).sort()).toEqual(kept.sort())
  await until(() => !home.text().includes('还没传完'))
  await until(() => keptPhotos().length === 0)
  expect([...again.stored.keys()].filter((key) => key.startsWith('draft '))).toEqual([])
  expect([...app.errors, ...again.errors]).toEqual([])
  again.kill()
})

it('tries again when the app comes back into sight', async () => {
  const before = await sent()
  const { app, page } = await choosePhotos()
  device.server = null
  page.tap('发送 3 张照片')
  await page.shows('网不好,已存好,会自动接着传')
  // by now it waits for seconds
  await new Promise((resolve) => setTimeout(resolve, 4_000))
  device.server = address
  app.happens('AppShow')
  await until(async () => (await sent()).length > before.length)
  app.kill()
})
