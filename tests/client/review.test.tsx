import { screen, waitFor, within } from '@testing-library/react'
import { notify } from '@/lib/notify'
import ReviewPage from '@/packages/review/queue'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { words } from '@/words'
import { failure, refusal } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'
import { button, first, second, server, shown } from '../support/review-queue'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')
jest.mock('@/lib/notify', () => ({ ...jest.requireActual<object>('@/lib/notify'), notify: jest.fn() }))
jest.mock('@/platform/screen')

const begun = Date.now()
let breaths: number

/** Long enough that a tap is no longer the echo of the one before. Between two breaths time stands still. */
const breath = () => void breaths++

async function openSheet(user: ReturnType<typeof renderPage>['user']) {
  await user.click(await button('不通过'))
  const sheet = screen.getByRole('dialog', { name: '为什么没通过?' })
  await waitFor(() => expect(sheet).toHaveFocus())
  return within(sheet)
}

beforeEach(() => {
  jest.resetAllMocks()
  breaths = 0
  jest.spyOn(Date, 'now').mockImplementation(() => begun + breaths * 550)
  signInAs('reviewer')
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
  breath()
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
  breath()
  await user.click(await button('通过 +2'))
  await waitFor(() => expect(api.calls('POST /submissions/s1/approve').at(-1)?.body).toEqual({ version: 2, points: 2 }))
})

it('explains when the server knows the household is the own one', async () => {
  server([first, second], { 'POST /submissions/s1/approve': refusal('own_household') })
  const { user } = renderPage(<ReviewPage />)
  await shown(first)
  await user.click(await button('通过 +2'))
  expect(await screen.findByRole('alert')).toHaveTextContent('自己家的照片不能自己审')
  await user.click(await button('拿不准,先看下一条'))
  await shown(second)
  expect(screen.queryByRole('alert')).toBeNull()
})
