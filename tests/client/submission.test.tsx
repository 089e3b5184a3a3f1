import { screen, waitFor, within } from '@testing-library/react'
import type { Submission } from '@contract/submissions'
import { notify } from '@/lib/notify'
import SubmissionPage from '@/pages/submission'
import { open, useParam } from '@/platform/navigation'
import { storage } from '@/platform/storage'
import { routes } from '@/routes'
import { failure, fakeApi, refusal } from '../support/fake-api'
import { profileOf, signInAs } from '../support/people'
import { renderPage } from '../support/render-page'
import { courtyard, submission, volunteering } from '../support/submission'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')
jest.mock('@/lib/notify', () => ({ ...jest.requireActual<object>('@/lib/notify'), notify: jest.fn() }))

const reviewedAt = '2026-03-01T02:12:00.000Z'
const waiting = submission('s1')
const approved = submission('s1', { status: 'approved', points: 2, rule: volunteering, reviewedAt, actions: [] })
const rejected = submission('s1', { status: 'rejected', rejectReason: '照片看不清', reviewedAt, version: 2, actions: ['resubmit', 'appeal'] })
const appeal = {
  words: '门口那堆砖不是我家的', createdAt: '2026-03-01T04:00:00.000Z', firstReason: '照片看不清', firstReviewedAt: reviewedAt, upheld: null,
  decidedAt: null
}
const appealed: Submission = { ...rejected, status: 'appealed', appeal, version: 3, actions: [] }
const balance = { free: 130, held: 0, spent: 0, earned: 130, earnedThisMonth: 14 }

function openPage(answer: unknown, more: Record<string, unknown> = {}, frame?: Parameters<typeof renderPage>[1]) {
  jest.mocked(useParam).mockReturnValue('s1')
  const api = fakeApi({ 'GET /submissions/s1': answer, 'GET /points/balance': balance, ...more })
  return { ...renderPage(<SubmissionPage />, frame), api }
}
const steps = async () => (await screen.findAllByRole('listitem')).map((step) => step.textContent)

/** Opens the sheet for an appeal. */
const write = async (user: ReturnType<typeof renderPage>['user']) => user.click(await button('申诉'))
const button = (name: string | RegExp) => screen.findByRole('button', { name })

beforeEach(() => {
  jest.clearAllMocks()
  signInAs('resident')
})

describe('what has happened', () => {
  it('while it waits', async () => {
    const { user } = openPage(waiting)
    expect(await screen.findByText(/照片都收到了。村管理员会一张一张看/)).toBeVisible()
    expect(await steps()).toEqual(['等村管理员审核不用守着,有结果这里能看到', '您发了 3 张照片,村里收到了3 月 1 日 8:03'])
    expect(screen.queryByRole('button', { name: '再拍一次' })).toBeNull()
    await user.click(screen.getByRole('button', { name: '回首页' }))
    expect(open).toHaveBeenCalledWith(routes.home)
  })

  it('once approved: the seal, pressed at first sight only, and the points', async () => {
    storage.remove('seals-seen')
    const first = openPage({ ...approved, own: false, submittedBy: '李四' })
    expect(await screen.findByRole('img', { name: '已得 2 分' })).toHaveClass('seal--pressed')
    expect(await steps()).toEqual(['审核通过,2 分已到账3 月 1 日 10:12', '李四发了 3 张照片,村里收到了3 月 1 日 8:03'])
    await first.user.click(await button(/现在一共.*130/))
    expect(open).toHaveBeenCalledWith(routes.points)
    await first.user.click(await button('再拍一次'))
    expect(open).toHaveBeenCalledWith(routes.upload, { ruleId: volunteering.id })
    first.unmount()

    openPage(approved)
    expect(await screen.findByRole('img', { name: '已得 2 分' })).not.toHaveClass('seal--pressed')
  })

  it('once rejected: why, and what to do about it', async () => {
    openPage(rejected)
    expect(await screen.findByRole('alert')).toHaveTextContent('没通过:照片看不清。积分没有少。擦擦镜头')
    expect((await steps())[0]).toBe('没通过:照片看不清3 月 1 日 10:12')
    expect(screen.queryByRole('button', { name: '撤回' })).toBeNull()
  })

  it('says the usual about a reason in the reviewer’s own words', async () => {
    openPage({ ...rejected, rejectReason: '第 2 张拍到隔壁了' })
    expect(await screen.findByRole('alert')).toHaveTextContent('没通过:第 2 张拍到隔壁了。积分没有少。照着改一改,再发一次就行。')
  })

  it('through an appeal, waiting, upheld and dismissed', async () => {
    const said = '申诉:门口那堆砖不是我家的3 月 1 日 12:00'
    const sent = '您发了 3 张照片,村里收到了3 月 1 日 8:03'
    const refused = '没通过:照片看不清3 月 1 日 10:12'
    const decidedAt = '2026-03-01T05:00:00.000Z'
    const view = openPage(appealed)
    expect(await steps()).toEqual(['等另一位审核员来定不用守着,有结果这里能看到', said, refused, sent])
    expect(screen.getByText(/申诉收到了。由另一位审核员来定/)).toBeVisible()
    view.unmount()

    const upheld = openPage({ ...appealed, status: 'approved', points: 2, rejectReason: null, appeal: { ...appeal, upheld: true, decidedAt } })
    expect(await steps()).toEqual(['申诉成功,2 分已到账3 月 1 日 13:00', said, refused, sent])
    upheld.unmount()

    openPage({ ...appealed, status: 'rejected', rejectReason: '还是没扫', actions: ['resubmit'], appeal: { ...appeal, upheld: false, decidedAt } })
    expect(await steps()).toEqual(['申诉后还是没通过:还是没扫3 月 1 日 13:00', said, refused, sent])
    expect(screen.queryByRole('button', { name: '申诉' })).toBeNull()
    expect(await button('改一改重新发')).toBeVisible()
  })

  it('by somebody else, with whose consent', async () => {
    openPage({ ...approved, own: false, submittedBy: '王五', onBehalf: { consentBy: '李阿婆', consentGiven: 'by_phone' } })
    expect((await steps()).at(-1)).toBe('王五帮第一网格 3 号发了 3 张照片李阿婆电话里同意的 · 3 月 1 日 8:03')
  })

  it('leads from try to try', async () => {
    const { user } = openPage({ ...rejected, actions: [], resubmissionOf: 's0', resubmittedAs: 's2' })
    await user.click(await button('看重新发的'))
    expect(open).toHaveBeenCalledWith(routes.submission, { id: 's2' })
    await user.click(await button('看上一次的'))
    expect(open).toHaveBeenCalledWith(routes.submission, { id: 's0' })
    expect((await steps()).at(-1)).toContain('您改好后重新发了 3 张')
  })

  it('shows the words, the place and the activity', async () => {
    openPage({ ...waiting, note: '清了水渠', place: '村口', activity: { id: 'v1', title: '清理村口水渠' } })
    for (const text of ['清了水渠', '村口', '清理村口水渠']) expect(await screen.findByText(text)).toBeVisible()
  })

  it('plays what was said', async () => {
    const playSound = jest.fn(() => () => undefined)
    const { user } = openPage({ ...waiting, voiceNote: { id: 'n1', url: '/n1.mp3' } }, {}, { playSound })
    await user.click(await button('说的话'))
    expect(playSound).toHaveBeenCalledWith(expect.stringMatching(/\/n1\.mp3$/), expect.any(Function))
  })

  it('shows a photo full screen', async () => {
    const { user } = openPage(waiting)
    await user.click(await button('第 2 张照片,共 3 张'))
    const viewer = screen.getByRole('dialog', { name: '第 2 张照片,共 3 张' })
    await user.click(within(viewer).getByRole('button', { name: '放大' }))
    expect(within(viewer).getByRole('button', { name: '缩小' })).toBeVisible()
  })

  it('explains that it is not there, or a failure, and asks again', async () => {
    const { user, api } = openPage(failure('timeout'))
    expect(screen.getByRole('status', { name: '正在加载' })).toBeVisible()
    expect(await screen.findByRole('alert')).toHaveTextContent('网络太慢')
    api.answers['GET /submissions/s1'] = waiting
    await user.click(screen.getByRole('button', { name: '再试一次' }))
    expect(await screen.findByText(/照片都收到了。/)).toBeVisible()
  })
})

describe('withdrawing', () => {
  it('asks first, then takes it back once', async () => {
    let answer: (body: object) => void = () => undefined
    const pending = new Promise((resolve) => (answer = resolve))
    const { user, api } = openPage(waiting, { 'POST /submissions/s1/withdraw': pending })
    await user.click(await button('撤回'))
    await user.click(await button('不撤回'))
    expect(api.calls('POST /submissions/s1/withdraw')).toHaveLength(0)
    await user.click(await button('撤回'))
    api.answers['GET /submissions/s1'] = { ...waiting, status: 'withdrawn', withdrawnAt: reviewedAt, version: 2, actions: ['resubmit'] }
    const dialog = within(screen.getByRole('dialog', { name: '撤回这次发的照片?' }))
    await user.dblClick(dialog.getByRole('button', { name: '撤回' }))
    answer({})
    expect(await screen.findByText(/这几张撤回了/)).toBeVisible()
    expect(api.calls('POST /submissions/s1/withdraw').map(({ body }) => body)).toEqual([{ version: 1 }])
    expect(notify).toHaveBeenCalledWith('已撤回,照片都还在')
    expect((await steps())[0]).toBe('已撤回,村里不审了3 月 1 日 10:12')
    await user.click(await button('改一改重新发'))
    expect(open).toHaveBeenCalledWith(routes.upload, { ruleId: courtyard.id, resubmit: 's1' })
  })

  it('says that the village was faster', async () => {
    const { user, api } = openPage(waiting, { 'POST /submissions/s1/withdraw': refusal('submission_decided') })
    await user.click(await button('撤回'))
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '撤回' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('村里刚审核过这一条')
    expect(screen.queryByRole('dialog')).toBeNull()
    await waitFor(() => expect(api.calls('GET /submissions/s1')).toHaveLength(2))
  })
})

describe('appealing', () => {
  it('keeps the words over a closed sheet and a failure, and sends them', async () => {
    const { user, api } = openPage(rejected, { 'POST /submissions/s1/appeal': failure('network') })
    await write(user)
    expect(await button('先写几个字')).toHaveAttribute('aria-disabled', 'true')
    await user.type(screen.getByLabelText('您的话'), ' 砖不是我家的 ')
    await user.click(await button('关闭'))
    await write(user)
    await user.click(await button('交给另一位审核员'))
    expect(await screen.findByText(/没连上网/)).toBeVisible()
    expect(screen.getByLabelText('您的话')).toHaveValue(' 砖不是我家的 ')
    api.answers['POST /submissions/s1/appeal'] = {}
    api.answers['GET /submissions/s1'] = appealed
    await user.click(await button('交给另一位审核员'))
    expect(await screen.findByText(/申诉收到了/)).toBeVisible()
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(api.calls('POST /submissions/s1/appeal').at(-1)?.body).toEqual({ version: 2, words: '砖不是我家的' })
    expect(notify).toHaveBeenCalledWith('申诉发出去了')
  })

  it('keeps the words over a restart, for their writer alone, until the appeal is there', async () => {
    const { accountId } = profileOf('resident')
    const { user, unmount } = openPage(rejected)
    await write(user)
    await user.clear(screen.getByLabelText('您的话'))
    await user.type(screen.getByLabelText('您的话'), '砖是邻居的')
    expect(storage.read(`appeals ${accountId}`)).toEqual({ s1: '砖是邻居的' })
    unmount()

    // another member of the family, whose own words an earlier run of the app has left
    signInAs('reviewer')
    storage.write(`appeals ${profileOf('reviewer').accountId}`, { s1: '扫过两遍' })
    const other = openPage(rejected)
    await write(other.user)
    expect(screen.getByLabelText('您的话')).toHaveValue('扫过两遍')
    other.unmount()

    signInAs('resident')
    openPage(appealed)
    expect(await screen.findByText(/申诉收到了/)).toBeVisible()
    expect(storage.read(`appeals ${accountId}`)).toBeUndefined()
  })

  it('counts a long text and does not cut it off', async () => {
    const { user } = openPage(rejected)
    await write(user)
    await user.click(screen.getByLabelText('您的话'))
    await user.paste('长'.repeat(504))
    expect(await button('多了 4 个字,写短一点,字都还在')).toHaveAttribute('aria-disabled', 'true')
  })
})

it('sends a helper’s second try for the same household, without its points and appeals', async () => {
  const helped = {
    ...rejected, actions: ['resubmit'], household: { id: 'h9', label: '第一网格 9 号' },
    onBehalf: { consentBy: '李阿婆', consentGiven: 'by_phone' }
  }
  const { user, api } = openPage(helped)
  await user.click(await button('改一改重新发'))
  expect(open).toHaveBeenCalledWith(routes.upload, {
    ruleId: courtyard.id, resubmit: 's1', household: 'h9', label: '第一网格 9 号', consentBy: '李阿婆', consentGiven: 'by_phone'
  })
  expect(api.calls('GET /points/balance')).toHaveLength(0)
})
