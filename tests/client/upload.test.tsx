import { act, screen, waitFor } from '@testing-library/react'
import { forgetRules } from '@/features/rules/use-rules'
import { useSession } from '@/features/session/store'
import { draftNames } from '@/features/submissions/draft'
import { keepVoiceNote, useDrafts } from '@/features/submissions/drafts'
import { startOutbox, wakeOutbox } from '@/features/submissions/outbox'
import type { RecordingListener, RecordingUnderWay } from '@/lib/recording'
import UploadPage from '@/pages/upload'
import { ApiError, type ApiErrorCode } from '@/platform/api-error'
import { keepPhoto } from '@/platform/local-photo'
import { replace, useParam } from '@/platform/navigation'
import { choosePhotos } from '@/platform/photos'
import { putPiece } from '@/platform/upload'
import { routes } from '@/routes'
import { words } from '@/words'
import { failure, fakeApi, refusal } from '../support/fake-api'
import { createFakeVillage } from '../support/fake-village'
import { deviceTakesFiles } from '../support/fake-idb'
import { profileOf, signInAs } from '../support/people'
import { renderPage } from '../support/render-page'
import { courtyard, submission, volunteering } from '../support/submission'

jest.mock('idb-keyval', () => jest.requireActual<object>('../support/fake-idb'))
jest.mock('@/platform/request')
jest.mock('@/platform/navigation')
jest.mock('@/platform/photos')
jest.mock('@/platform/upload')

let made = 0
let village: ReturnType<typeof createFakeVillage>
const photo = () => keepPhoto({ width: 1600, height: 1200 }, async () => new Uint8Array([++made, 2, 3]).buffer)
const photos = (count: number) => Promise.all(Array.from({ length: count }, photo))
const choose = jest.mocked(choosePhotos)

/** Opens the page of a rule that no other test has a draft for. */
function openPage(terms = courtyard, { answers = {}, params = {}, online = true, record }: OpenOptions = {}) {
  const rule = { ...terms, id: `rule-${++made}` }
  const api = fakeApi({ 'GET /rules': { items: [rule] }, 'POST /submissions': village.submit, 'GET /submissions': { items: [] }, ...answers })
  const given: Record<string, string> = { ruleId: rule.id, ...params }
  jest.mocked(useParam).mockImplementation((name) => given[name] ?? '')
  return { ...renderPage(<UploadPage />, { online, kept: !online, record }), api, rule }
}

interface OpenOptions {
  answers?: Record<string, unknown>
  params?: Record<string, string>
  online?: boolean
  record?: (listener: RecordingListener) => RecordingUnderWay
}

type Page = ReturnType<typeof openPage>

async function pick({ user }: Pick<Page, 'user'>, count: number) {
  choose.mockResolvedValueOnce({ photos: await photos(count), refused: null })
  await user.click(await screen.findByRole('button', { name: '从相册里选' }))
}

const button = (name: string) => screen.findByRole('button', { name })
const submitted = ({ api }: Page) => api.calls('POST /submissions')

/** The field for words, which waits behind a button until somebody wants it or it has been filled in. */
async function note({ user }: Pick<Page, 'user'>) {
  const field = () => screen.queryByLabelText('想说的话(可不填)')
  if (!field()) await user.click(await button('想说句话、写地点(可不填)'))
  return screen.findByLabelText('想说的话(可不填)')
}

/** A link over which nothing goes. */
function cutLink() {
  village.carries = () => -1
}

async function mendLink() {
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

it('says what to photograph, what it earns and how many are missing', async () => {
  const page = openPage()
  expect(await screen.findByText('院子前后各拍一张')).toBeVisible()
  expect(screen.getByText('要 3 张照片')).toBeVisible()
  expect(screen.getByText('通过后 +2 分')).toBeVisible()
  expect(await button('还差 3 张')).toHaveAttribute('aria-disabled', 'true')
  await pick(page, 2)
  expect(choose).toHaveBeenCalledWith(expect.objectContaining({ source: 'album', count: 3 }))
  await page.user.click(await button('还差 1 张'))
  expect(submitted(page)).toHaveLength(0)

  choose.mockResolvedValueOnce({ photos: await photos(1), refused: null })
  await page.user.click(await button('再拍 1 张'))
  expect(choose).toHaveBeenLastCalledWith(expect.objectContaining({ source: 'camera', count: 1 }))
  expect(await button('发送 3 张照片')).toHaveAttribute('aria-disabled', 'false')
  expect(screen.queryByRole('button', { name: '从相册里选' })).toBeNull()
})

it('lets one photo more be taken where the rule allows, and one be removed or taken again', async () => {
  const page = openPage(volunteering)
  await pick(page, 2)
  expect(await button('再拍一张')).toBeVisible()
  await page.user.click(await button('不要第 1 张'))
  expect(await button('发送 1 张照片')).toBeVisible()
  const [again] = await photos(1)
  choose.mockResolvedValueOnce({ photos: again ? [again] : [], refused: null })
  await page.user.click(await button('重拍第 1 张'))
  await page.user.click(await button('发送 1 张照片'))
  await waitFor(() => expect(submitted(page)).toHaveLength(1))
  expect(submitted(page)[0]?.body).toEqual({ ruleId: page.rule.id, photoIds: [`photo-${again?.key}`], note: '' })
})

it('sends photos in order with words and place, and goes to what became of it', async () => {
  const page = openPage()
  await page.user.type(await note(page), ' 门口清干净了 ')
  await page.user.type(screen.getByLabelText('在哪里(可不填)'), '祠堂门口')
  await pick(page, 3)
  const [draft] = Object.values(useDrafts.getState())
  await page.user.click(await button('发送 3 张照片'))
  await waitFor(() => expect(replace).toHaveBeenCalledWith(routes.submission, { id: `submission-${draft?.id}` }))
  const photoIds = draft?.photos.map(({ key }) => `photo-${key}`)
  expect(village.submissions()).toEqual([{ ruleId: page.rule.id, photoIds, note: '门口清干净了', place: '祠堂门口' }])
})

it('makes one submission of a double tap', async () => {
  const page = openPage()
  await pick(page, 3)
  await page.user.dblClick(await button('发送 3 张照片'))
  await waitFor(() => expect(replace).toHaveBeenCalledTimes(1))
  expect(village.submissions()).toHaveLength(1)
  expect(submitted(page)).toHaveLength(1)
})

it('shows how far a photo is', async () => {
  const page = openPage(volunteering)
  let arrive: () => void = () => undefined
  jest.mocked(putPiece).mockImplementation(async (piece) => {
    piece.onProgress?.(piece.bytes * 0.6)
    await new Promise<void>((resolve) => (arrive = resolve))
    return village.put(piece)
  })
  await pick(page, 1)
  expect(await screen.findByText('第 1 张 · 正在传')).toBeVisible()
  expect(page.container.querySelector('.photo-grid__sent')).toHaveStyle({ width: '60%' })
  await act(async () => arrive())
  expect(await screen.findByText('第 1 张')).toBeVisible()
  expect(page.container.querySelector('.photo-grid__sent')).toBeNull()
})

it('says that all is stored while there is no link, keeps the way open, and sends by itself', async () => {
  cutLink()
  const page = openPage()
  await pick(page, 3)
  expect(await screen.findByText('网不好,已存好,会自动接着传')).toBeVisible()
  await page.user.click(await button('发送 3 张照片'))
  expect(await screen.findByText('网不好,已存好,会自动接着传')).toBeVisible()
  expect(screen.getByRole('button', { name: '立即重传' })).toBeVisible()
  expect(replace).not.toHaveBeenCalled()
  await mendLink()
  await waitFor(() => expect(replace).toHaveBeenCalledTimes(1))
  expect(village.submissions()).toHaveLength(1)
})

it('says that there is no network, where the device knows it', async () => {
  cutLink()
  const page = openPage(volunteering, { online: false })
  await pick(page, 1)
  expect(await screen.findAllByText('没有网络,已存好,有网自动传')).toHaveLength(1)
  await page.user.click(await button('发送 1 张照片'))
  expect(await screen.findAllByText('没有网络,已存好,有网自动传')).toHaveLength(2)
})

it('sends at once when asked to, over again until it works', async () => {
  cutLink()
  const page = openPage(volunteering)
  await pick(page, 1)
  await page.user.click(await button('发送 1 张照片'))
  village.carries = () => Infinity
  await page.user.click(await button('立即重传'))
  await waitFor(() => expect(replace).toHaveBeenCalledTimes(1))
})

it('opens what waits in the outbox by its name, and lets it be changed', async () => {
  cutLink()
  const page = openPage(volunteering)
  await page.user.type(await note(page), '清了水渠')
  await pick(page, 1)
  await page.user.click(await button('发送 1 张照片'))
  await button('立即重传')
  const [parcel] = Object.keys(useDrafts.getState())
  page.unmount()

  const again = openPage(volunteering, { params: { parcel: parcel ?? '' }, answers: { 'GET /rules': { items: [page.rule] } } })
  expect(await screen.findByText('清了水渠')).toBeVisible()
  await again.user.click(await button('打开改一改'))
  expect(await screen.findByLabelText('想说的话(可不填)')).toHaveValue('清了水渠')
  expect(await button('发送 1 张照片')).toBeVisible()
})

it('goes on with a draft that is opened by its name, with new addresses of earlier photos', async () => {
  const name = draftNames.again('a1', 's1')
  const kept = { key: 'p1', photoId: 'p1', url: '/p1-old.jpg', width: 4, height: 3 }
  const earlier = submission('s1', { status: 'rejected', photos: [{ id: 'p1', width: 4, height: 3, url: '/p1-new.jpg', thumbnailUrl: '/p1-small.jpg' }] })
  const rule = { ...volunteering, id: `rule-${++made}` }
  const draft = { id: 'd1', accountId: 'a1', rule, photos: [kept], note: '改过的话', place: '', resubmissionOf: 's1' }
  act(() => useDrafts.setState({ [name]: draft }))
  const answers = { 'GET /rules': { items: [rule] }, 'GET /submissions/s1': earlier }
  openPage(volunteering, { params: { ruleId: '', parcel: name }, answers })
  expect(await screen.findByLabelText('想说的话(可不填)')).toHaveValue('改过的话')
  await waitFor(() => expect(useDrafts.getState()[name]?.photos[0]?.url).toBe('/p1-new.jpg'))
  expect(await button('发送 1 张照片')).toBeVisible()
})

it('throws away what waits, after asking', async () => {
  cutLink()
  const page = openPage(volunteering)
  await pick(page, 1)
  await page.user.click(await button('发送 1 张照片'))
  await page.user.click(await button('不要了'))
  expect(screen.getByRole('dialog')).toHaveTextContent('找不回来')
  await page.user.click(await button('留着'))
  expect(Object.keys(useDrafts.getState())).toContainEqual(expect.stringContaining('sent'))
  await page.user.click(await button('不要了'))
  await page.user.click(await button('删掉'))
  await waitFor(() => expect(replace).toHaveBeenCalledWith(routes.submissions))
  await mendLink()
  expect(village.submissions()).toHaveLength(0)
})

it('repeats the key of a sending whose answer was lost', async () => {
  const page = openPage(volunteering, { answers: { 'POST /submissions': failure('network') } })
  await pick(page, 1)
  await page.user.click(await button('发送 1 张照片'))
  expect(await screen.findByText('网不好,已存好,会自动接着传')).toBeVisible()
  expect(screen.queryByRole('button', { name: '打开改一改' })).toBeNull()
  page.api.answers['POST /submissions'] = { id: 's1' }
  await page.user.click(await button('立即重传'))
  await waitFor(() => expect(replace).toHaveBeenCalledWith(routes.submission, { id: 's1' }))
  const [first, second] = submitted(page)
  expect(first?.options?.idempotencyKey).toMatch(/^[0-9a-f-]{36}$/)
  expect(second).toEqual(first)
})

it('keeps the draft of a person and a rule, and shows it to nobody else', async () => {
  const page = openPage()
  await page.user.type(await note(page), '先写一半')
  await pick(page, 2)
  await button('还差 1 张')
  page.unmount()

  const again = renderPage(<UploadPage />)
  expect(await screen.findByLabelText('想说的话(可不填)')).toHaveValue('先写一半')
  expect(await button('还差 1 张')).toBeVisible()
  again.unmount()

  signInAs('reviewer')
  renderPage(<UploadPage />)
  expect(await button('还差 3 张')).toBeVisible()
})

it('warns when the device does not store the photos', async () => {
  deviceTakesFiles(false)
  const page = openPage(volunteering)
  await pick(page, 1)
  expect(await screen.findByText(words.outbox.fleeting)).toBeVisible()
})

it('counts long words and does not cut them off', async () => {
  const page = openPage(volunteering)
  await pick(page, 1)
  const field = await note(page)
  await page.user.click(field)
  await page.user.paste('长'.repeat(510))
  expect(field).toHaveValue('长'.repeat(510))
  expect(screen.getByRole('alert')).toHaveTextContent('多了 10 个字')
  expect(await button('字太多,写短一点')).toHaveAttribute('aria-disabled', 'true')
  await page.user.clear(field)
  await page.user.paste('好')
  expect(await screen.findByText('写了 1 个字,最多 500 个')).toBeVisible()
})

describe('a photo that is of no use', () => {
  it.each<ApiErrorCode>(['photo_type_unsupported', 'photo_unreadable', 'photo_empty', 'photo_too_many_pixels'])(
    'left out on the device as %s: says so and keeps the others',
    async (code) => {
      const page = openPage()
      choose.mockResolvedValueOnce({ photos: await photos(2), refused: new ApiError(code) })
      await page.user.click(await button('从相册里选'))
      expect(await screen.findByRole('alert')).toHaveTextContent(words.explain({ code }))
      expect(await button('还差 1 张')).toBeVisible()
    }
  )

  it.each(['photo_too_large', 'photo_too_many_pixels', 'photo_type_unsupported', 'photo_unreadable'] as const)(
    'refused by the server as %s: asks for another one in its place',
    async (code) => {
      village.refuses = () => code
      const page = openPage(volunteering)
      await pick(page, 1)
      expect(await screen.findByRole('alert')).toHaveTextContent(`第 1 张:${words.explain({ code })}`)
      expect(await button('第 1 张要换一张')).toHaveAttribute('aria-disabled', 'true')
      village.refuses = () => null
      choose.mockResolvedValueOnce({ photos: await photos(1), refused: null })
      await page.user.click(await button('用不了,换一张'))
      expect(await button('发送 1 张照片')).toHaveAttribute('aria-disabled', 'false')
    }
  )

  it('found so after it was sent off: opens again with the photo to be replaced', async () => {
    cutLink()
    const page = openPage(volunteering)
    await pick(page, 2)
    await page.user.click(await button('发送 2 张照片'))
    await button('立即重传')
    village.refuses = () => 'photo_unreadable'
    await mendLink()
    expect(await screen.findByRole('alert')).toHaveTextContent('这张照片打不开')
    await page.user.click(await button('打开改一改'))
    expect(await button('第 1 张要换一张')).toBeVisible()
  })
})

it.each(['rule_closed', 'photo_already_used', 'household_missing', 'text_too_long'] as const)(
  'explains %s, loses nothing and lets it be changed',
  async (code) => {
    const page = openPage(volunteering, { answers: { 'POST /submissions': refusal(code) } })
    await pick(page, 1)
    await page.user.click(await button('发送 1 张照片'))
    expect(await screen.findByRole('alert')).toHaveTextContent(words.explain({ code }))
    expect(screen.getByRole('button', { name: '第 1 张照片,共 1 张' })).toBeVisible()
    expect(replace).not.toHaveBeenCalled()
    page.api.answers['POST /submissions'] = { id: 's2' }
    await page.user.click(await button('打开改一改'))
    await page.user.type(await note(page), '好')
    await page.user.click(await button('发送 1 张照片'))
    await waitFor(() => expect(replace).toHaveBeenCalledWith(routes.submission, { id: 's2' }))
    const keys = submitted(page).map(({ options }) => options?.idempotencyKey)
    expect(new Set(keys).size).toBe(2)
  }
)

it('names how many photos the rule wants when the server counts otherwise', async () => {
  const answers = { 'POST /submissions': refusal('photo_count_wrong', 422, { min: 3, max: 3, got: 1 }) }
  const page = openPage(volunteering, { answers })
  await pick(page, 1)
  await page.user.click(await button('发送 1 张照片'))
  expect(await screen.findByRole('alert')).toHaveTextContent('这个栏目要 3 张照片')
})

it('begins a second try with the photos and words of the first', async () => {
  const earlier = submission('s7', { status: 'rejected', note: '门口', place: '祠堂', rejectReason: '照片看不清' })
  const page = openPage(courtyard, {
    params: { resubmit: 's7', ruleId: '' },
    answers: { 'GET /submissions/s7': earlier, 'GET /rules': { items: [earlier.rule] } }
  })
  page.api.answers['GET /rules'] = { items: [{ ...courtyard, id: earlier.rule.id }] }
  expect(await screen.findByLabelText('想说的话(可不填)')).toHaveValue('门口')
  await page.user.click(await button('不要第 3 张'))
  await pick(page, 1)
  await page.user.click(await button('发送 3 张照片'))
  await waitFor(() => expect(submitted(page)).toHaveLength(1))
  expect(submitted(page)[0]?.body).toEqual({
    ruleId: earlier.rule.id, photoIds: ['p1', 'p2', expect.stringMatching(/^photo-/)], note: '门口', place: '祠堂', resubmissionOf: 's7'
  })
})

it('sends on behalf of a household with the consent that was given', async () => {
  const params = { household: 'h9', label: '第二网格 4 号', consentBy: '李奶奶', consentGiven: 'by_phone' }
  useSession.getState().setProfile({ ...profileOf('resident'), household: null })
  const page = openPage(volunteering, { params })
  expect(await screen.findByText(/替第二网格 4 号拍,李奶奶同意的/)).toBeVisible()
  await pick(page, 1)
  await page.user.click(await button('发送 1 张照片'))
  await waitFor(() => expect(submitted(page)).toHaveLength(1))
  expect(submitted(page)[0]?.body).toMatchObject({
    onBehalfOf: { householdId: 'h9', consentBy: '李奶奶', consentGiven: 'by_phone' }
  })
  expect(submitted(page)[0]?.body).not.toHaveProperty('onBehalfOf.label')
})

it('sends the consent that was told last, though the draft is older', async () => {
  const toldFirst = { household: 'h9', label: '第二网格 4 号', consentBy: '王错名', consentGiven: 'by_phone' }
  const page = openPage(volunteering, { params: toldFirst })
  await pick(page, 1)
  expect(await screen.findByText(/王错名同意的/)).toBeVisible()
  page.unmount()

  const told = { ...toldFirst, ruleId: page.rule.id, consentBy: '李阿婆', consentGiven: 'in_person' }
  const again = openPage(volunteering, { params: told, answers: { 'GET /rules': { items: [page.rule] } } })
  expect(await screen.findByText(/李阿婆同意的/)).toBeVisible()
  await again.user.click(await button('发送 1 张照片'))
  await waitFor(() => expect(submitted(again)).toHaveLength(1))
  expect(submitted(again)[0]?.body).toMatchObject({ onBehalfOf: { householdId: 'h9', consentBy: '李阿婆', consentGiven: 'in_person' } })
})

it('keeps for whom it is when it is opened from the outbox and changed', async () => {
  cutLink()
  const params = { household: 'h9', label: '第二网格 4 号', consentBy: '李奶奶', consentGiven: 'by_phone' }
  const page = openPage(volunteering, { params })
  await pick(page, 1)
  await page.user.click(await button('发送 1 张照片'))
  await button('立即重传')
  const [parcel = ''] = Object.keys(useDrafts.getState())
  page.unmount()

  const again = openPage(volunteering, { params: { parcel }, answers: { 'GET /rules': { items: [page.rule] } } })
  await again.user.click(await button('打开改一改'))
  expect(await screen.findByText(/李奶奶同意的/)).toBeVisible()
  expect(useDrafts.getState()[parcel]?.onBehalfOf).toMatchObject({ householdId: 'h9', consentBy: '李奶奶' })
})

describe('what is still being made ready', () => {
  /** Picks one photo that a slow phone is still at; gives what finishes it. */
  async function pickSlowly(page: Page, press: string) {
    const [late] = await photos(1)
    let finish: () => void = () => undefined
    choose.mockImplementationOnce(async ({ onPicked }) => {
      onPicked?.()
      await new Promise<void>((resolve) => (finish = resolve))
      return { photos: late ? [late] : [], refused: null }
    })
    await page.user.click(await button(press))
    return { late, finish: () => act(async () => finish()) }
  }

  it('photos: are waited for, even by a page that was left and opened again', async () => {
    const page = openPage(volunteering)
    await pick(page, 1)
    const { late, finish } = await pickSlowly(page, '再拍一张')
    await page.user.click(await button('照片马上就好'))
    page.unmount()
    const again = renderPage(<UploadPage />)
    expect(await button('照片马上就好')).toHaveAttribute('aria-disabled', 'true')
    await finish()
    await again.user.click(await button('发送 2 张照片'))
    await waitFor(() => expect(village.submissions()).toHaveLength(1))
    expect(village.submissions()[0]?.photoIds.at(-1)).toBe(`photo-${late?.key}`)
  })

  it('a photo taken again: replaces the one it was meant for, though another is removed meanwhile', async () => {
    const page = openPage(courtyard)
    await pick(page, 3)
    const [, , third] = Object.values(useDrafts.getState())[0]?.photos ?? []
    const { late, finish } = await pickSlowly(page, '重拍第 2 张')
    await page.user.click(await button('不要第 1 张'))
    await finish()
    const left = Object.values(useDrafts.getState())[0]?.photos.map(({ key }) => key)
    expect(left).toEqual([late?.key, third?.key])
  })

  it('what is being said: is waited for, until it is kept', async () => {
    const { fetch } = globalThis
    let read: () => void = () => undefined
    globalThis.fetch = jest.fn(async () => {
      await new Promise<void>((resolve) => (read = resolve))
      return { arrayBuffer: async () => new Uint8Array([7, 7]).buffer }
    }) as never
    let heard: RecordingListener | undefined
    const record = (listener: RecordingListener) => {
      heard = listener
      return { stop: () => listener.onEnd({ path: 'blob:said', seconds: 4, ending: 'mp4' }), giveUp: () => undefined }
    }
    const page = openPage(volunteering, { record })
    await pick(page, 1)
    await note(page)
    await page.user.click(await button('说一段话(可不填)'))
    expect(await button('发送 1 张照片')).toBeVisible()
    act(() => heard?.onStart())
    await page.user.click(await button('录音停了再发'))
    await page.user.click(await button('说完了'))
    await page.user.click(await button('录音马上就好'))
    await act(async () => read())
    globalThis.fetch = fetch
    await page.user.click(await button('发送 1 张照片'))
    await waitFor(() => expect(village.submissions()).toHaveLength(1))
    expect(village.submissions()[0]?.voiceNoteId).toMatch(/^voice_note-/)
  })

  it('what was said and cannot be kept: is told, and holds up nothing', async () => {
    const { fetch } = globalThis
    globalThis.fetch = jest.fn(() => Promise.reject(new Error('no such blob'))) as never
    const page = openPage(volunteering)
    await pick(page, 1)
    const [name = ''] = Object.keys(useDrafts.getState())
    await act(() => keepVoiceNote(name, { path: 'blob:said', seconds: 4, ending: 'mp4' }))
    globalThis.fetch = fetch
    expect(await screen.findByRole('alert')).toHaveTextContent(words.explain({ code: 'voice_note_unusable' }))
    expect(await button('发送 1 张照片')).toHaveAttribute('aria-disabled', 'false')
  })
})

it('shows the courtyard as it was last approved, and which of its photos comes next', async () => {
  const earlier = submission('s3', { status: 'approved', points: 2 })
  const page = openPage(courtyard, { answers: { 'GET /submissions': { items: [earlier], nextCursor: null } } })
  const guide = await screen.findByRole('switch', { name: '上次同一角度' })
  expect(page.api.calls('GET /submissions')[0]?.options?.params).toEqual({ status: 'approved', column: 'courtyard', limit: 1 })
  await page.user.click(guide)
  expect(screen.getByText('上次的第 1 张,照着它的位置拍')).toBeVisible()
  await pick(page, 1)
  expect(await screen.findByText('上次的第 2 张,照着它的位置拍')).toBeVisible()
  expect(page.container.querySelector('.same-angle__photo')).toHaveAttribute('src', '/p2.jpg')
})

it('keeps what was said, and brings it along', async () => {
  const { fetch } = globalThis
  globalThis.fetch = jest.fn(async () => ({ arrayBuffer: async () => new Uint8Array([7, 7, 7]).buffer })) as never
  const page = openPage(volunteering)
  await pick(page, 1)
  const [name = ''] = Object.keys(useDrafts.getState())
  await act(() => keepVoiceNote(name, { path: 'blob:said', seconds: 4, ending: 'mp4' }))
  globalThis.fetch = fetch
  const key = useDrafts.getState()[name]?.voiceNote?.key
  await page.user.click(await button('发送 1 张照片'))
  await waitFor(() => expect(submitted(page)).toHaveLength(1))
  expect(submitted(page)[0]?.body).toMatchObject({ voiceNoteId: `voice_note-${key}` })
})

it('leads home from a rule that is closed or unknown', async () => {
  const { user, shell } = openPage(courtyard, { answers: { 'GET /rules': { items: [] } } })
  expect(await screen.findByText('这里现在不收照片')).toBeVisible()
  await user.click(await button('回首页'))
  expect(shell.home).toHaveBeenCalledTimes(1)
})

it('waits in grey, explains a failure and asks again', async () => {
  const page = openPage(courtyard, { answers: { 'GET /rules': failure('network') } })
  expect(screen.getByRole('status', { name: '正在加载' })).toBeVisible()
  expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
  page.api.answers['GET /rules'] = { items: [page.rule] }
  await page.user.click(await button('再试一次'))
  expect(await button('还差 3 张')).toBeVisible()
})

it('tells somebody without a household before a photo is shot', async () => {
  useSession.getState().setProfile({ ...profileOf('resident'), household: null })
  const { user, shell } = openPage()
  expect(await screen.findByRole('alert')).toHaveTextContent('还没有加入哪一户')
  await user.click(await button('回首页'))
  expect(shell.home).toHaveBeenCalledTimes(1)
})
