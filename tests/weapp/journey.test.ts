import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bundleFolder } from '../../server/client-bundle'
import type { Submission } from '../../types/contract/submissions'
import { publish } from '../support/activity'
import { lookAt, markedPhoto, uprightLarge } from '../support/marked-photos'
import { okay } from '../support/person'
import { startApp, type TestServer } from '../support/server'
import { bootWeapp, type WeappPage } from '../support/weapp-host'

/** The mini program as it was built, on WeChat's component framework, against the server as it is. */
let server: TestServer
let address: string
let album: string

beforeAll(async () => {
  server = await startApp()
  address = await server.app.listen({ host: '127.0.0.1', port: 0 })
  album = mkdtempSync(path.join(tmpdir(), 'village-points-album-'))
})
afterAll(async () => {
  await server.close()
  rmSync(album, { recursive: true })
})

/** Waits until the app has asked to go there, and goes. */
async function follow(app: ReturnType<typeof bootWeapp>, route: string): Promise<WeappPage> {
  const deadline = Date.now() + 10_000
  while (!app.destination()?.startsWith(route)) {
    if (Date.now() > deadline) throw new Error(`The app did not go to ${route} but to ${app.destination()}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return app.open(app.destination() ?? '')
}

it('leads from the sign-in over three photos to a submission that waits on the server', async () => {
  const photos = await Promise.all(([6, 8, 3] as const).map(async (orientation, index) => {
    const file = path.join(album, `IMG_${index}.jpg`)
    writeFileSync(file, await markedPhoto('home', orientation))
    return file
  }))
  const app = bootWeapp(bundleFolder('weapp'), { server: address, photos })

  app.open('/pages/home/index')
  const signIn = await follow(app, '/pages/sign-in/index')
  await signIn.shows('村民甲')
  signIn.tap('村民甲')

  const home = await follow(app, '/pages/home/index')
  await home.shows('我家庭院')
  home.tap('我家庭院')

  const upload = await follow(app, '/pages/upload/index')
  await upload.shows('要 3 张照片')
  upload.tap('从相册里选')
  await upload.shows('发送 3 张照片')
  upload.tap('发送 3 张照片')

  const status = await follow(app, '/pages/submission/index')
  await status.shows('您发了 3 张照片,村里收到了')
  await status.shows('等村管理员审核')

  const id = new URLSearchParams(app.destination()?.split('?')[1]).get('id')
  const sent = await okay(server.as('resident').get<Submission>(`/submissions/${id}`))
  expect(sent).toMatchObject({ status: 'waiting', rule: { name: '我家庭院' } })
  expect(sent.photos).toHaveLength(3)
  for (const { url } of sent.photos) {
    const served = await server.app.inject(url)
    expect(await lookAt(served.rawPayload)).toEqual(uprightLarge)
  }
  expect(app.errors).toEqual([])
  expect(app.warnings).toEqual([])
})

it('goes on after the sign-in to the check-in whose address was opened', async () => {
  const activity = await publish(server, { starts: 0 })
  const app = bootWeapp(bundleFolder('weapp'), { server: address })
  app.open(`/packages/activities/check-in/index?id=${activity}&code=000000`)
  const signIn = await follow(app, '/pages/sign-in/index?to=')
  await signIn.shows('村民甲')
  signIn.tap('村民甲')
  const checkIn = await follow(app, '/packages/activities/check-in/index?')
  await checkIn.shows('签到码不对或过期了')
  expect(app.destination()).toContain(`id=${activity}`)
  expect(app.errors).toEqual([])
})
