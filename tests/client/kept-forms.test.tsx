import type { ReactElement } from 'react'
import { act, screen, waitFor } from '@testing-library/react'
import { useSession } from '@/features/session/store'
import EditActivityPage from '@/packages/activities/edit'
import AdjustmentsPage from '@/packages/books/adjustments'
import AwardHonourPage from '@/packages/honours/award'
import WriteNoticePage from '@/packages/notices/write'
import DeductPage from '@/packages/review/deduct'
import HouseholdPage from '@/packages/roster/household'
import SplitPage from '@/packages/roster/split'
import EditRulePage from '@/packages/rules/edit'
import { formsNamed } from '@/platform/kept-form'
import { keepPhoto } from '@/platform/local-photo'
import { back, useParam } from '@/platform/navigation'
import { choosePhotos } from '@/platform/photos'
import { putPiece } from '@/platform/upload'
import { activity } from '../support/activity-pages'
import { failure, fakeApi, refusal } from '../support/fake-api'
import { keptFiles } from '../support/fake-idb'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'
import { household } from '../support/roster-pages'

jest.mock('idb-keyval', () => jest.requireActual<object>('../support/fake-idb'))
jest.mock('@/platform/request')
jest.mock('@/platform/navigation')
jest.mock('@/platform/photos')
jest.mock('@/platform/upload')

const deductionRule = { id: 'r9', name: '乱堆杂物', hint: '', minPhotos: 1, maxPhotos: 3, points: 2, minPoints: 1, maxPoints: 5 }
const terms = {
  kind: 'upload', column: 'courtyard', name: '我家庭院', hint: '院子前后各拍一张', points: 2, minPoints: 2, maxPoints: 2, minPhotos: 3, maxPhotos: 3,
  caps: { day: null, week: null, month: 4 }, anonymous: false, needsActivity: false, twoApprovalsAbove: null
}
const inForce = { id: 's1v1', terms, startsAt: '2026-01-01T00:00:00Z', closedAt: null, createdBy: '赵管理', createdAt: '2026-01-01T00:00:00Z' }
const rule = { id: 's1', headId: 's1v1', state: 'in_force', current: inForce, next: null, past: [] }
const door = { id: 'h3', label: '第一网格 3 号', number: 3, grid: '第一网格', unit: null, head: '林大', people: 3, members: 1 }

const answers = {
  'GET /deductions/rules': { items: [deductionRule, { ...deductionRule, id: 'r8', name: '乱停车' }] },
  'GET /grids': { items: [{ id: 'g1', name: '第一网格', head: '陈', headPhone: '1', units: [] }] },
  'GET /grids/g1/households': { items: [door] },
  'GET /households': { items: [door], nextCursor: null },
  'GET /households/h1': household,
  'GET /activities/h1': activity('h1', '村庄清洁周'),
  'GET /rules/all': { items: [{ ...rule, id: 'h1' }] },
  'GET /adjustments': { items: [], nextCursor: null },
  'GET /settings': { secondLookPercent: 10, reviewHours: 48, adjustmentLimit: 20, version: 1 }
}

type User = ReturnType<typeof renderPage>['user']

const withId = (id: string) => jest.mocked(useParam).mockImplementation((name) => (name === 'id' ? id : ''))

/** Opens the page anew, as coming back to it does. */
function visit(page: ReactElement, more: Record<string, unknown> = {}) {
  const api = fakeApi({ ...answers, ...more })
  return { api, ...renderPage(page) }
}

async function write(user: User, label: string, text: string) {
  const field = await screen.findByLabelText(label)
  await user.clear(field)
  await user.type(field, text)
}

beforeEach(() => {
  jest.clearAllMocks()
  URL.createObjectURL = () => 'blob:photo'
  URL.revokeObjectURL = () => undefined
  withId('')
  signInAs('villageAdmin')
})

it.each<[string, string, ReactElement, string, string]>([
  ['a new notice', '', <WriteNoticePage key='' />, '内容', '明天停水,先存水'],
  ['a deduction', '', <DeductPage key='' />, '为什么扣', '门口堆着碎砖'],
  ['a new rule', '', <EditRulePage key='' />, '叫什么名字', '门前三包'],
  ['a rule', 'h1', <EditRulePage key='' />, '叫什么名字', '庭院整洁'],
  ['a new activity', '', <EditActivityPage key='' />, '活动名称', '清理水渠'],
  ['an activity', 'h1', <EditActivityPage key='' />, '活动名称', '清理祠堂'],
  ['an honour', '', <AwardHonourPage key='' />, '给这一户的谁', '林大'],
  ['a new household', '', <HouseholdPage key='' />, '户号', '21'],
  ['a household', 'h1', <HouseholdPage key='' />, '门牌', '祠堂边'],
  ['a household that splits', 'h1', <SplitPage key='' />, '带走多少分', '12']
])('%s is there again after leaving the page, until it is not wanted', async (_, id, page, label, text) => {
  withId(id)
  const first = visit(page)
  const fresh = ((await screen.findByLabelText(label)) as HTMLInputElement).value
  expect(screen.queryByText(/上次没写完的/)).toBeNull()
  await write(first.user, label, text)
  expect(screen.queryByText(/上次没写完的/)).toBeNull()
  first.unmount()
  const { user, unmount } = visit(page)
  expect(await screen.findByLabelText(label)).toHaveValue(text)
  expect(screen.getByText('您上次没写完的都还在,接着写就行。')).toBeVisible()
  await user.click(screen.getByRole('button', { name: '不要了,重新写' }))
  expect(screen.getByLabelText(label)).toHaveValue(fresh)
  unmount()
  visit(page)
  expect(await screen.findByLabelText(label)).toHaveValue(fresh)
  expect(screen.queryByText(/上次没写完的/)).toBeNull()
})

it('an adjustment is there again after its sheet was closed, with its household', async () => {
  const first = visit(<AdjustmentsPage />)
  await first.user.click(screen.getByRole('button', { name: '调整一户的分' }))
  await write(first.user, '原因', '漏记了修路')
  await first.user.click(screen.getByRole('button', { name: '选一户' }))
  await first.user.click(await screen.findByRole('button', { name: /^第一网格 3 号/ }))
  expect(screen.getByLabelText('原因')).toHaveValue('漏记了修路')
  await first.user.click(screen.getByRole('button', { name: '关闭' }))
  first.unmount()
  const { api, user } = visit(<AdjustmentsPage />, { 'POST /adjustments': { id: 'd2' } })
  await user.click(screen.getByRole('button', { name: '调整一户的分' }))
  expect(screen.getByLabelText('原因')).toHaveValue('漏记了修路')
  expect(screen.getByText('第一网格 3 号')).toBeVisible()
  expect(screen.getByRole('button', { name: '换一户' })).toBeVisible()
  await write(user, '多少分', '5')
  await user.click(screen.getByRole('button', { name: '加 5 分' }))
  await waitFor(() => expect(api.calls('POST /adjustments')[0]?.body).toEqual({ householdId: 'h3', amount: 5, reason: '漏记了修路' }))
  expect(formsNamed('adjustment')).toEqual([])
})

describe('the photos of a deduction', () => {
  async function begin() {
    const photo = await keepPhoto({ width: 1600, height: 1200 }, async () => new Uint8Array([1, 2, 3]).buffer)
    jest.mocked(choosePhotos).mockResolvedValue({ photos: [photo], refused: null })
    const view = visit(<DeductPage />)
    await view.user.click(await screen.findByRole('radio', { name: '乱堆杂物' }))
    await view.user.click(await screen.findByRole('radio', { name: '第一网格' }))
    await view.user.click(await screen.findByRole('radio', { name: '第一网格 3 号' }))
    await write(view.user, '为什么扣', '门口堆着碎砖')
    await view.user.click(screen.getByRole('button', { name: '拍照' }))
    return view
  }
  const send = async (user: User) => {
    await user.click(await screen.findByRole('button', { name: '扣 2 分' }))
    await user.click(screen.getAllByRole('button', { name: '扣分' }).at(-1)!)
  }

  it('are there again, and one on its way goes on where it was', async () => {
    jest.mocked(putPiece).mockRejectedValue(failure('network'))
    const first = await begin()
    await screen.findByRole('button', { name: '没传上去,点这里再试' })
    first.unmount()
    jest.mocked(putPiece).mockReset().mockResolvedValue({ offset: 3, resourceId: 'photo-1' } as never)
    const { api, user } = visit(<DeductPage />, { 'POST /deductions': { id: 'd9' } })
    await send(user)
    // the server is asked first how far it has come
    expect(jest.mocked(putPiece).mock.calls[0]?.[0]).toMatchObject({ offset: 0, content: new ArrayBuffer(0) })
    await waitFor(() => expect(api.calls('POST /deductions')[0]?.body).toEqual(
      { ruleId: 'r9', householdId: 'h3', photoIds: ['photo-1'], reason: '门口堆着碎砖', points: 2 }))
    await waitFor(() => expect(back).toHaveBeenCalled())
    expect(keptFiles()).toEqual([])
    expect(formsNamed('photos of deduction')).toEqual([])
  })

  it('are sent once more when the server has cleared them away', async () => {
    jest.mocked(putPiece).mockReset().mockResolvedValueOnce({ offset: 3, resourceId: 'photo-1' } as never)
      .mockResolvedValue({ offset: 3, resourceId: 'photo-2' } as never)
    const { api, user } = await begin()
    api.answers['POST /deductions'] = ({ body }: { body: { photoIds: string[] } }) =>
      body.photoIds[0] === 'photo-1' ? refusal('photo_not_found') : { id: 'd9' }
    await send(user)
    expect(await screen.findByRole('alert')).toBeVisible()
    await send(user)
    await waitFor(() => expect(back).toHaveBeenCalled())
    expect(new Set(jest.mocked(putPiece).mock.calls.map(([{ id }]) => id)).size).toBe(2)
  })
})

describe('what was written', () => {
  const page = <WriteNoticePage />
  const begin = async (more: Record<string, unknown> = {}) => {
    const view = visit(page, more)
    await write(view.user, '标题', '停水')
    await write(view.user, '内容', '明天停水')
    return view
  }
  const again = () => visit(page).unmount

  it('is gone from the device once it was sent, even by a page that was left meanwhile', async () => {
    let arrive: (made: object) => void = () => undefined
    const first = await begin({ 'POST /notices': () => new Promise((resolve) => (arrive = resolve)) })
    await first.user.click(screen.getByRole('button', { name: '发出去' }))
    first.unmount()
    const leave = again()
    expect(screen.getByLabelText('内容')).toHaveValue('明天停水')
    await act(async () => arrive({ id: 'n1' }))
    await waitFor(() => expect(screen.getByLabelText('内容')).toHaveValue(''))
    expect(back).not.toHaveBeenCalled()
    leave()
  })

  it('makes nothing twice after a lost answer, though the page was left', async () => {
    const first = await begin({ 'POST /notices': failure('timeout') })
    await first.user.click(screen.getByRole('button', { name: '发出去' }))
    await screen.findByRole('alert')
    first.unmount()
    const { api, user } = visit(page, { 'POST /notices': { id: 'n1' } })
    await user.click(screen.getByRole('button', { name: '发出去' }))
    await waitFor(() => expect(back).toHaveBeenCalled())
    const key = first.api.calls('POST /notices')[0]?.options?.idempotencyKey
    expect(key).toBeTruthy()
    expect(api.calls('POST /notices')[0]?.options?.idempotencyKey).toBe(key)
  })

  it('is shown to nobody else on the same phone', async () => {
    const { unmount } = await begin()
    unmount()
    const { session } = useSession.getState()
    const other = { ...session!, token: 'other', profile: { ...session!.profile, accountId: 'a9' } }
    act(() => useSession.setState({ session: other }))
    const leave = again()
    expect(screen.getByLabelText('内容')).toHaveValue('')
    leave()
    act(() => useSession.setState({ session }))
    again()
    expect(screen.getByLabelText('内容')).toHaveValue('明天停水')
  })

  it('goes with who signs out, and stays for who has to sign in again', async () => {
    const { unmount } = await begin()
    unmount()
    const { session, end, signIn, signOut } = useSession.getState()
    end('session_expired')
    signIn(session!)
    const leave = again()
    expect(screen.getByLabelText('内容')).toHaveValue('明天停水')
    leave()
    signOut()
    signIn(session!)
    again()
    expect(screen.getByLabelText('内容')).toHaveValue('')
  })

  it('outlives a restart of the app', async () => {
    const { unmount } = await begin()
    unmount()
    jest.resetModules()
    const { formsNamed: found } = await import('@/platform/kept-form')
    expect(found('notice')).toEqual([expect.objectContaining({ title: '停水', body: '明天停水' })])
  })

  it('says so when somebody else has changed meanwhile what it is about, and is sent as begun until that is looked at', async () => {
    withId('h1')
    const first = visit(<EditActivityPage />)
    await write(first.user, '活动名称', '清理祠堂')
    first.unmount()
    const changed = { 'GET /activities/h1': activity('h1', '修水渠', { version: 2 }), 'PUT /activities/h1': refusal('stale_version') }
    const { api, user } = visit(<EditActivityPage />, changed)
    expect(await screen.findByLabelText('活动名称')).toHaveValue('清理祠堂')
    expect(screen.getByText(/别人改过这里/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(api.calls('PUT /activities/h1')[0]?.body).toMatchObject({ title: '清理祠堂', version: 1 }))
    await user.click(screen.getByRole('button', { name: '换成最新的' }))
    expect(screen.getByLabelText('活动名称')).toHaveValue('修水渠')
    expect(screen.queryByText(/别人改过这里/)).toBeNull()
  })
})
