import { createHash, randomBytes } from 'node:crypto'
import type { LocalPhoto } from '@/platform/local-photo'
import { deviceCannotRead, deviceTakesFiles } from './fake-idb'
import { createFakeVillage } from './fake-village'

/** An app with its outbox, started over and over on one device: for tests that mock idb-keyval, upload and request. */

type Sender = { accountId: string; token: string } | null

export const kilobyte = 1024
/** What the app talks to; a new one for each test. */
export let village: ReturnType<typeof createFakeVillage>
let signedIn: Sender
let apps: { alive: boolean }[]

/** Whose session the app holds from now on. */
export const signIn = (sender: Sender) => void (signedIn = sender)

/** The app as it starts, over what an earlier run has left on the device; `beside` one that runs on, as another tab. */
export async function startApp({ beside = false } = {}) {
  if (!beside) apps.forEach((app) => (app.alive = false))
  jest.resetModules()
  const { putPiece } = await import('@/platform/upload')
  const { request } = await import('@/platform/request')
  jest.mocked(putPiece).mockImplementation((piece) => village.put(piece))
  jest.mocked(request.post).mockImplementation((_url, body, options) => village.submit({ body, options }) as never)
  const drafts = await import('@/features/submissions/drafts')
  const outbox = await import('@/features/submissions/outbox')
  const { keepPhoto } = await import('@/platform/local-photo')
  const { evidenceFiles } = await import('@/features/evidence/kept')
  const life = { alive: true }
  apps.push(life)
  const refusedSessions: string[] = []
  outbox.startOutbox({
    sender: () => (life.alive ? signedIn : null),
    onSessionRefused: ({ code }) => {
      refusedSessions.push(code)
      signedIn = null
    },
    onArrived: () => undefined,
    otherFiles: evidenceFiles()
  })
  /** A photo of so many kilobytes, kept on the device. */
  const shoot = (size = 300): Promise<LocalPhoto> => {
    const { buffer } = new Uint8Array(randomBytes(size * kilobyte))
    return keepPhoto({ width: 1600, height: 1200 }, async () => buffer)
  }
  return { ...drafts, ...outbox, shoot, refusedSessions }
}

export type App = Awaited<ReturnType<typeof startApp>>

export const mine = (name = 'a1 r1') => ({ name, accountId: name.split(' ')[0] ?? '', rule: { id: 'r1', name: '我家庭院' } })

/** Composes a draft of photos; gives its name. */
export async function compose({ openDraft, addPhotos, shoot }: App, count = 3, { name, ...start } = mine(), size = 300): Promise<string> {
  openDraft(name, start)
  const photos = []
  for (let left = count; left > 0; left--) photos.push(await shoot(size))
  addPhotos(name, photos)
  return name
}

/** What the device keeps of a draft's photos. */
export async function contents({ useDrafts }: App, name: string): Promise<string[]> {
  const { localFiles } = await import('@/platform/local-files')
  const photos = useDrafts.getState()[name]?.photos ?? []
  return Promise.all(photos.map(async ({ file }) => digest(await localFiles.read(file?.name ?? ''))))
}

const digest = (content: ArrayBuffer | Buffer = Buffer.alloc(0)) =>
  createHash('sha256').update(Buffer.from(content as ArrayBuffer)).digest('hex')

/** What arrived with each submission, photo by photo. */
export const arrived = () => village.submissions().map(({ photoIds }) => photoIds.map((id) => digest(village.contentOf(id))))

export const pass = (seconds: number) => jest.advanceTimersByTimeAsync(seconds * 1000)

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
