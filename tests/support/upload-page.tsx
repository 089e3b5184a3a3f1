import { act, screen } from '@testing-library/react'
import { forgetRules } from '@/features/rules/use-rules'
import { useSession } from '@/features/session/store'
import { useDrafts } from '@/features/submissions/drafts'
import { startOutbox, wakeOutbox } from '@/features/submissions/outbox'
import type { RecordingListener, RecordingUnderWay } from '@/lib/recording'
import UploadPage from '@/pages/upload'
import { keepPhoto } from '@/platform/local-photo'
import { useParam } from '@/platform/navigation'
import { choosePhotos } from '@/platform/photos'
import { putPiece } from '@/platform/upload'
import { fakeApi } from './fake-api'
import { createFakeVillage } from './fake-village'
import { deviceTakesFiles } from './fake-idb'
import { signInAs } from './people'
import { renderPage } from './render-page'
import { courtyard } from './submission'

/** The upload page on one device, for tests that mock idb-keyval, request, navigation, photos and upload. */

let made = 0
/** What the page sends to; a new one for each test. */
export let village: ReturnType<typeof createFakeVillage>
const photo = () => keepPhoto({ width: 1600, height: 1200 }, async () => new Uint8Array([++made, 2, 3]).buffer)
export const photos = (count: number) => Promise.all(Array.from({ length: count }, photo))
export const choose = jest.mocked(choosePhotos)

interface OpenOptions {
  answers?: Record<string, unknown>
  params?: Record<string, string>
  online?: boolean
  record?: (listener: RecordingListener) => RecordingUnderWay
}

/** Opens the page of a rule that no other test has a draft for. */
export function openPage(terms = courtyard, { answers = {}, params = {}, online = true, record }: OpenOptions = {}) {
  const rule = { ...terms, id: `rule-${++made}` }
  const api = fakeApi({ 'GET /rules': { items: [rule] }, 'POST /submissions': village.submit, 'GET /submissions': { items: [] }, ...answers })
  const given: Record<string, string> = { ruleId: rule.id, ...params }
  jest.mocked(useParam).mockImplementation((name) => given[name] ?? '')
  return { ...renderPage(<UploadPage />, { online, kept: !online, record }), api, rule }
}

export type Page = ReturnType<typeof openPage>

/** Takes so many photos from the album. */
export async function pick({ user }: Pick<Page, 'user'>, count: number) {
  choose.mockResolvedValueOnce({ photos: await photos(count), refused: null })
  await user.click(await screen.findByRole('button', { name: '从相册里选' }))
}

export const button = (name: string) => screen.findByRole('button', { name })
export const submitted = ({ api }: Page) => api.calls('POST /submissions')

/** The field for words, which waits behind a button until somebody wants it or it has been filled in. */
export async function note({ user }: Pick<Page, 'user'>) {
  const field = () => screen.queryByLabelText('想说的话(可不填)')
  if (!field()) await user.click(await button('想说句话、写地点(可不填)'))
  return screen.findByLabelText('想说的话(可不填)')
}

/** A link over which nothing goes. */
export function cutLink() {
  village.carries = () => -1
}

export async function mendLink() {
  village.carries = () => Infinity
  await act(async () => wakeOutbox())
}

beforeAll(() => {
  URL.createObjectURL = () => 'blob:photo'
  URL.revokeObjectURL = () => undefined
  startOutbox({
    sender() {
      const { session } = useSession.getState()
      return session && { accountId: session.profile.accountId, token: session.token }
    },
    onSessionRefused: () => useSession.getState().end('session_expired'),
    onArrived: () => undefined
  })
})

beforeEach(() => {
  jest.resetAllMocks()
  deviceTakesFiles(true)
  useDrafts.setState({}, true)
  forgetRules()
  village = createFakeVillage()
  jest.mocked(putPiece).mockImplementation((piece) => village.put(piece))
  signInAs('resident')
  wakeOutbox()
})
