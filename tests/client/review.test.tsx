import { screen, waitFor, within } from '@testing-library/react'
import { notify } from '@/lib/notify'
import ReviewPage from '@/packages/review/queue'
import { open } from '@/platform/navigation'
import { useWideScreen } from '@/platform/screen'
import { routes } from '@/routes'
import * as words from '@/words'
import { failure, refusal } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'
import { breath, button, first, second, server, shown } from '../support/review-queue'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')
jest.mock('@/lib/notify', () => ({ ...jest.requireActual<object>('@/lib/notify'), notify: jest.fn() }))
jest.mock('@/platform/screen')

beforeEach(() => {
  jest.resetAllMocks()
  jest.mocked(useWideScreen).mockReturnValue(false)
  signInAs('reviewer')
})

async function openSheet(user: ReturnType<typeof renderPage>['user']) {
  await user.click(await button('不通过'))
  return within(screen.getByRole('dialog', { name: '为什么没通过?' }))
}

it('puts the oldest on the desk with what is needed to decide', async () => {
  server([first, second])
  const { user } = renderPage(<ReviewPage />)
  await shown(first)
  expect(await screen.findByRole('heading', { name: '审核 · 还有 2 条' })).toBeVisible()
  expect(screen.getByText('本月第 3 次 · 以前通过 5 次')).toBeVisible()
  expect(screen.getByText('扫了两遍')).toBeVisible()
  expect(screen.getByText(/^等了 \d+ 天$/)).toBeVisible()
  expect(screen.getByText('1 / 3')).toBeVisible()
  await user.click(screen.getByRole('tab', { name: '看第 2 张' }))
  expect(screen.getByText('2 / 3')).toBeVisible()
  await user.click(await button('放大看'))
  expect(screen.getByRole('dialog', { name: '第 2 张照片,共 3 张' })).toBeVisible()
})

it('approves once however often it is tapped, and has the next one there at once', async () => {
  const api = server([first, second])
  const { user } = renderPage(<ReviewPage />)
  await shown(first)
  await user.dblClick(await button('通过 +2'))
  await shown(second)
  expect(api.calls('POST /submissions/s1/approve').map(({ body }) => body)).toEqual([{ version: 1, points: 2 }])
  await user.click(await button('通过 +2'))
  expect(api.calls('POST /submissions/s2/approve')).toHaveLength(0)
  expect(notify).toHaveBeenCalledWith('第一网格 1 号 +2 分')
  expect(await screen.findByRole('heading', { name: '审核 · 还有 1 条' })).toBeVisible()
  expect(screen.getByText('本月第 3 次 · 以前没有通过的')).toBeVisible()
  await breath()
  await user.click(await button('通过 +2'))
  expect(await screen.findByText('都审完了')).toBeVisible()
  await user.click(await button('回首页'))
  expect(open).toHaveBeenCalledWith(routes.home)
})

it('gives points within the range of the rule', async () => {
  const api = server([{ ...first, minPoints: 5, maxPoints: 50, defaultPoints: 20 }])
  const { user } = renderPage(<ReviewPage />)
  expect(await button('通过 +20')).toBeVisible()
  await user.click(await screen.findByRole('radio', { name: '50' }))
  expect(await button('多给一分')).toHaveAttribute('aria-disabled', 'true')
  await user.click(await button('少给一分'))
  await user.click(await button('通过 +49'))
  await screen.findByText('都审完了')
  expect(api.calls('POST /submissions/s1/approve')[0]?.body).toEqual({ version: 1, points: 49 })
})

describe('rejecting', () => {
  it('asks for a reason, canned or own, and tells the household', async () => {
    const api = server([first, second])
    const { user } = renderPage(<ReviewPage />)
    const sheet = await openSheet(user)
    expect(sheet.getByRole('button', { name: '先选一个原因' })).toHaveAttribute('aria-disabled', 'true')
    await user.click(sheet.getByRole('checkbox', { name: '照片看不清' }))
    await user.type(sheet.getByLabelText('或自己写'), ' 第 2 张太暗 ')
    await user.click(sheet.getByRole('button', { name: '不通过,告诉这户' }))
    await shown(second)
    expect(api.calls('POST /submissions/s1/reject')[0]?.body).toEqual({ version: 1, reason: '照片看不清;第 2 张太暗' })
    expect(notify).toHaveBeenCalledWith('已告诉 第一网格 1 号')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('keeps what was written over a closed sheet and a failure', async () => {
    const api = server([first], { 'POST /submissions/s1/reject': failure('network') })
    const { user } = renderPage(<ReviewPage />)
    await openSheet(user)
    await user.type(screen.getByLabelText('或自己写'), '没扫')
    await user.click(screen.getByRole('button', { name: '关闭' }))
    await user.click(await button('不通过'))
    expect(screen.getByLabelText('或自己写')).toHaveValue('没扫')
    await user.click(await button('不通过,告诉这户'))
    expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
    expect(screen.getByLabelText('或自己写')).toHaveValue('没扫')
    await user.click(await button('不通过,告诉这户'))
    await waitFor(() => expect(api.calls('POST /submissions/s1/reject')).toHaveLength(2))
  })

  it('counts a long reason and does not cut it off', async () => {
    server([first])
    const { user } = renderPage(<ReviewPage />)
    await openSheet(user)
    await user.click(screen.getByLabelText('或自己写'))
    await user.paste('长'.repeat(203))
    expect(screen.getByRole('alert')).toHaveTextContent('多了 3 个字')
    expect(await button('多了 3 个字,写短一点')).toHaveAttribute('aria-disabled', 'true')
  })
})

it('keeps one whose approval failed, and approves it on another try', async () => {
  const api = server([first, second], { 'POST /submissions/s1/approve': failure('timeout') })
  const { user } = renderPage(<ReviewPage />)
  await shown(first)
  await user.click(await button('通过 +2'))
  expect(await screen.findByRole('alert')).toHaveTextContent('网络太慢')
  await shown(first)
  api.answers['POST /submissions/s1/approve'] = {}
  await user.click(await button('通过 +2'))
  await shown(second)
  expect(screen.queryByRole('alert')).toBeNull()
})

it.each(['already_reviewed', 'stale_version'] as const)('says of %s what it was, and moves on', async (code) => {
  server([first, second], { 'POST /submissions/s1/approve': refusal(code) })
  const { user } = renderPage(<ReviewPage />)
  await shown(first)
  await user.click(await button('通过 +2'))
  await shown(second)
  expect(screen.getByText(`第一网格 1 号的我家庭院:${words.explain({ code })}`)).toBeVisible()
  await user.click(await button('通过 +2'))
  await waitFor(() => expect(screen.queryByText(/第一网格 1 号的我家庭院/)).toBeNull())
})

it('comes back later to one that changed, in its new version', async () => {
  const api = server([first, second], { 'POST /submissions/s1/approve': refusal('stale_version') })
  const { user } = renderPage(<ReviewPage />)
  await shown(first)
  api.answers['GET /reviews'] = { items: [{ ...first, version: 2 }, second], nextCursor: null }
  await user.click(await button('通过 +2'))
  await shown(second)
  api.answers['POST /submissions/s1/approve'] = {}
  await user.click(await button('通过 +2'))
  await shown(first)
  await breath()
  await user.click(await button('通过 +2'))
  await waitFor(() => expect(api.calls('POST /submissions/s1/approve').at(-1)?.body).toEqual({ version: 2, points: 2 }))
})

it('leaves the own household to others', async () => {
  server([{ ...first, bar: 'own_household' }, second])
  const { user } = renderPage(<ReviewPage />)
  expect(await screen.findByText(/^亲属回避/)).toBeVisible()
  expect(screen.queryByRole('button', { name: /^通过/ })).toBeNull()
  expect(screen.queryByRole('button', { name: '不通过' })).toBeNull()
  await user.click(await button('跳过,看下一条'))
  await shown(second)
  expect(await button('通过 +2')).toBeVisible()
})

it('explains when the server knows the household is the own one', async () => {
  server([first, second], { 'POST /submissions/s1/approve': refusal('own_household') })
  const { user } = renderPage(<ReviewPage />)
  await shown(first)
  await user.click(await button('通过 +2'))
  expect(await screen.findByRole('alert')).toHaveTextContent('这是您自己家的')
  await user.click(await button('先放着,看下一条'))
  await shown(second)
  expect(screen.queryByRole('alert')).toBeNull()
})

describe('an appeal', () => {
  const appealed = {
    ...first, status: 'appealed' as const, rejectReason: '照片看不清', version: 3,
    appeal: { words: '门口那堆砖不是我家的', createdAt: first.createdAt, firstReason: '照片看不清', firstReviewedAt: first.createdAt,
      upheld: null, decidedAt: null }
  }

  it('stands beside the first reason, and is decided like any other', async () => {
    const api = server([appealed, second])
    const { user } = renderPage(<ReviewPage />)
    await shown(first)
    expect(screen.getByText('第一次没通过的原因').nextSibling).toHaveTextContent('照片看不清')
    expect(screen.getByText('村民的话').nextSibling).toHaveTextContent('门口那堆砖不是我家的')
    await user.click(await button('通过 +2'))
    await shown(second)
    expect(api.calls('POST /submissions/s1/approve')[0]?.body).toEqual({ version: 3, points: 2 })
    expect(screen.queryByText('村民的话')).toBeNull()
  })

  it('leaves nothing to decide to who rejected it, neither by keys', async () => {
    jest.mocked(useWideScreen).mockReturnValue(true)
    const api = server([{ ...appealed, bar: 'first_reviewer' }, second])
    const { user } = renderPage(<ReviewPage />)
    expect(await screen.findByText(/申诉要由另一位审核员来定/)).toBeVisible()
    expect(screen.queryByRole('button', { name: /通过/ })).toBeNull()
    await user.keyboard('ar')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(api.calls('POST /submissions/s1/approve')).toHaveLength(0)
    await user.click(await button('跳过,看下一条'))
    await shown(second)
  })
})

it('tells who helped, who agreed and how, what it was part of and where', async () => {
  server([{
    ...first, submittedBy: '王五', onBehalf: { consentBy: '李阿婆', consentGiven: 'by_phone' }, place: '村口水沟边',
    activity: { id: 'v1', title: '清理村口水渠' }
  }])
  renderPage(<ReviewPage />)
  expect(await screen.findByText('王五代拍,李阿婆电话里同意')).toBeVisible()
  for (const text of ['代拍', '第一网格 1 号', '活动:清理村口水渠', '地点:村口水沟边']) expect(screen.getByText(text)).toBeVisible()
})

it('plays what was said', async () => {
  server([{ ...first, voiceNote: { id: 'n1', url: '/n1.mp3' } }])
  const playSound = jest.fn(() => () => undefined)
  const { user } = renderPage(<ReviewPage />, { playSound })
  await user.click(await button('说的话'))
  expect(playSound).toHaveBeenCalledWith(expect.stringMatching(/\/n1\.mp3$/), expect.any(Function))
})

it('is not for who sent it in for another household', async () => {
  server([{ ...first, own: true, bar: 'own_household', onBehalf: { consentBy: '李阿婆', consentGiven: 'in_person' } }])
  renderPage(<ReviewPage />)
  expect(await screen.findByText(/这是您帮别家发的照片,不能自己审/)).toBeVisible()
  expect(screen.queryByRole('button', { name: /通过/ })).toBeNull()
})
