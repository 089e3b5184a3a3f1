import { screen, waitFor, within } from '@testing-library/react'
import { notify } from '@/lib/notify'
import ReviewPage from '@/packages/review/queue'
import { useWideScreen } from '@/platform/screen'
import * as words from '@/words'
import { failure, refusal } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'
import { breath, button, first, second, server, shown, third } from '../support/review-queue'
import { submission } from '../support/submission'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')
jest.mock('@/lib/notify', () => ({ ...jest.requireActual<object>('@/lib/notify'), notify: jest.fn() }))
jest.mock('@/platform/screen')

const wide = (is: boolean) => jest.mocked(useWideScreen).mockReturnValue(is)

beforeEach(() => {
  jest.resetAllMocks()
  wide(false)
  signInAs('reviewer')
})

describe('taking back', () => {
  it('puts what was decided last on the desk again', async () => {
    const api = server([first, second, third])
    const { user } = renderPage(<ReviewPage />)
    await shown(first)
    expect(screen.queryByRole('button', { name: /^撤销/ })).toBeNull()
    await user.click(await button('通过 +2'))
    await shown(second)
    await breath()
    await user.click(await button('通过 +2'))
    await shown(third)
    expect(await screen.findByText('第一网格 2 号 通过 +2')).toBeVisible()
    await user.click(await button('撤销 第一网格 2 号 的'))
    await shown(second)
    expect(api.calls('POST /submissions/s2/undo').map(({ body }) => body)).toEqual([{ version: 2 }])
    expect(notify).toHaveBeenLastCalledWith('第一网格 2 号 的撤销了,回到等着审的')
    expect(await screen.findByText('第一网格 1 号 通过 +2')).toBeVisible()
    await breath()
    await user.click(await button('通过 +2'))
    await waitFor(() => expect(api.calls('POST /submissions/s2/approve').at(-1)?.body).toEqual({ version: 3, points: 2 }))
  })

  it('lists everything that can be taken back, and says why one cannot any more', async () => {
    server([first, second], { 'POST /submissions/s1/undo': refusal('points_spent', 409, { missing: 2 }) })
    const { user } = renderPage(<ReviewPage />)
    await shown(first)
    await user.click(await button('通过 +2'))
    await shown(second)
    await breath()
    await user.click(await button('通过 +2'))
    expect(await screen.findByText('都审完了')).toBeVisible()
    await user.click(await button('还有 1 条'))
    const sheet = within(screen.getByRole('dialog', { name: '刚审过的' }))
    await user.click(sheet.getByRole('button', { name: '撤销 第一网格 1 号 的' }))
    expect(await sheet.findByRole('alert')).toHaveTextContent('用掉了 2 分')
    expect(sheet.getByText('第一网格 1 号 通过 +2')).toBeVisible()
  })

  it('is there again for who comes back to the page, but not after its time', async () => {
    const decision = (id: string, minutes: number) => ({
      submission: submission(id, { household: { id: 'h9', label: `第一网格 ${id} 号` }, status: 'rejected', rejectReason: '看不清' }),
      points: null, undoUntil: new Date(Date.now() + minutes * 60_000).toISOString()
    })
    server([], { 'GET /reviews/decided': { items: [decision('8', 1), decision('9', -1)] } })
    renderPage(<ReviewPage />)
    expect(await screen.findByText('第一网格 8 号 没通过')).toBeVisible()
    expect(screen.queryByText(/第一网格 9 号/)).toBeNull()
    expect(screen.queryByRole('button', { name: /^还有/ })).toBeNull()
  })
})

describe('a batch', () => {
  it('is no larger than the server takes', async () => {
    wide(true)
    const items = Array.from({ length: 52 }, (_, index) => ({ ...first, id: `s${index + 1}` }))
    const api = server(items)
    const { user } = renderPage(<ReviewPage />)
    await shown(first)
    await user.keyboard('j'.repeat(51))
    await user.click(await button('看过的 50 条一起通过'))
    await user.click(await button('通过这 50 条'))
    await waitFor(() => expect(api.calls('POST /reviews/approve')).toHaveLength(1))
    expect(api.calls('POST /reviews/approve')[0]?.body).toMatchObject({ items: items.slice(0, 50).map(({ id }) => ({ id })) })
  })

  it('is of what was seen alone, without what asks for a closer look', async () => {
    const appealed = {
      ...second, status: 'appealed' as const,
      appeal: { words: '请再看看', createdAt: first.createdAt, firstReason: '看不清', firstReviewedAt: first.createdAt, upheld: null, decidedAt: null }
    }
    const ranged = { ...second, id: 's2b', household: { id: 'h2b', label: '第一网格 5 号' }, maxPoints: 9 }
    const api = server([first, appealed, ranged, third, { ...third, id: 's4', household: { id: 'h4', label: '第一网格 4 号' } }])
    const { user } = renderPage(<ReviewPage />)
    await shown(first)
    expect(screen.queryByRole('button', { name: /一起通过$/ })).toBeNull()
    for (let left = 3; left > 0; left--) await user.click(await button('先放着,看下一条'))
    await shown(third)
    await user.click(await button('看过的 4 条一起通过'))
    const sheet = within(screen.getByRole('dialog', { name: '看过的,一起通过' }))
    expect(sheet.getAllByRole('checkbox').map((box) => box.getAttribute('aria-checked'))).toEqual(['true', 'false', 'false', 'true'])
    await user.click(sheet.getByRole('button', { name: '通过这 2 条' }))
    await shown({ ...third, household: { id: 'h4', label: '第一网格 4 号' } })
    expect(api.calls('POST /reviews/approve').map(({ body }) => body)).toEqual([{ items: [{ id: 's1', version: 1 }, { id: 's3', version: 1 }] }])
    expect(notify).toHaveBeenLastCalledWith('通过了 2 条,共 +4 分')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(await button('还有 1 条')).toBeVisible()
  })

  it('says of each that was refused why, and keeps everything over a failure', async () => {
    const api = server([first, second], { 'POST /reviews/approve': failure('timeout') })
    const { user } = renderPage(<ReviewPage />)
    await shown(first)
    await user.click(await button('先放着,看下一条'))
    await user.click(await button('看过的 2 条一起通过'))
    await user.click(await button('通过这 2 条'))
    expect(await screen.findByRole('alert')).toHaveTextContent('网络太慢')
    api.answers['POST /reviews/approve'] = {
      items: [{ id: 's1', submission: null, refusal: 'already_reviewed' }, { id: 's2', submission: submission('s2', { status: 'approved', points: 2 }), refusal: null }]
    }
    await user.click(await button('通过这 2 条'))
    expect(await screen.findByText(`第一网格 1 号的我家庭院:${words.explain({ code: 'already_reviewed' })}`)).toBeVisible()
    expect(notify).toHaveBeenLastCalledWith('通过了 1 条,共 +2 分')
  })
})

describe('above the limit of a rule', () => {
  const large = { ...first, minPoints: 5, maxPoints: 50, defaultPoints: 30, twoApprovalsAbove: 20 }

  it('asks for another reviewer, and says so', async () => {
    const agreed = submission('s1', { household: first.household, version: 2 })
    const api = server([large, second], {
      'POST /submissions/s1/approve': agreed,
      'GET /reviews/decided': { items: [{ submission: agreed, points: 30, undoUntil: new Date(Date.now() + 60_000).toISOString() }] }
    })
    const { user } = renderPage(<ReviewPage />)
    expect(await screen.findByText('超过 20 分要两个人同意')).toBeVisible()
    await user.click(await screen.findByRole('radio', { name: '5' }))
    expect(await button('通过 +5')).toBeVisible()
    await user.click(await screen.findByRole('radio', { name: '30' }))
    await user.click(await button('同意 +30,再请一位'))
    await shown(second)
    expect(api.calls('POST /submissions/s1/approve')[0]?.body).toEqual({ version: 1, points: 30 })
    expect(notify).toHaveBeenLastCalledWith('您同意给 第一网格 1 号 30 分,还要另一位同意')
    expect(await screen.findByText('第一网格 1 号 同意 +30')).toBeVisible()
  })

  it('shows the second one who agreed first and to what', async () => {
    server([{ ...large, firstApproval: { by: '王审核', points: 25, approvedAt: first.createdAt } }])
    renderPage(<ReviewPage />)
    expect(await screen.findByText('王审核已同意给 25 分,您再同意就发下去')).toBeVisible()
    expect(await button('通过 +25')).toBeVisible()
  })
})

describe('the previous ones', () => {
  const before = submission('s0', {
    status: 'approved', points: 2, createdAt: '2025-10-12T02:00:00.000Z',
    photos: [{ id: 'q1', url: '/q1.jpg', thumbnailUrl: '/q1-small.jpg', width: 4, height: 3 }]
  })

  it('are held beside the photos on a phone by a tap, and stand there on a wide screen', async () => {
    server([first], { 'GET /reviews/s1/previous': { items: [before] } })
    const { user, unmount } = renderPage(<ReviewPage />)
    await user.click(await button('和以前的 1 次对比'))
    const sheet = within(screen.getByRole('dialog', { name: '对比照片' }))
    expect(sheet.getByText('2025 年 10 月 12 日 10:00 通过 +2')).toBeVisible()
    expect(sheet.getByRole('tablist', { name: '这次的照片' })).toBeVisible()
    unmount()
    wide(true)
    renderPage(<ReviewPage />)
    expect(await screen.findByRole('heading', { name: '这户以前的' })).toBeVisible()
    expect(screen.getByText('2025 年 10 月 12 日 10:00 通过 +2')).toBeVisible()
  })

  it('are none the first time', async () => {
    server([first])
    renderPage(<ReviewPage />)
    expect(await screen.findByText('这个栏目这户还是第一次')).toBeVisible()
  })
})
