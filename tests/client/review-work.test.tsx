import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { notify } from '@/lib/notify'
import ReviewPage from '@/packages/review/queue'
import { useWideScreen } from '@/platform/screen'
import { words } from '@/words'
import { failure, refusal } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'
import { breath, button, first, second, server, shown, third, type Item } from '../support/review-queue'
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

it('is narrowed down to a grid, to what looks alike and to what one may decide', async () => {
  const match = {
    photo: { ...first.photos[1], id: 'p2' } as Item['photos'][number], otherPhoto: { ...first.photos[0], url: '/old.jpg' } as Item['photos'][number],
    distance: 3, sameFile: false, sameSubmission: false,
    other: { id: 's0', rule: '我家庭院', household: second.household, status: 'approved' as const, createdAt: '2025-10-12T02:00:00.000Z' }
  }
  const api = server([{ ...first, bar: 'relative_household' }, second, { ...third, photoMatches: [match] }])
  const { user } = renderPage(<ReviewPage />)
  expect(await screen.findByText(/这是您亲属家的/)).toBeVisible()
  await user.click(await button('筛选'))
  await user.click(screen.getByRole('radio', { name: '第一网格' }))
  await user.click(screen.getByRole('switch', { name: '只看我能审的' }))
  await user.click(await button('好了'))
  await shown(second)
  expect(api.calls('GET /reviews').at(-1)?.options?.params).toMatchObject({ gridId: 'g1', decidable: true })
  await user.click(screen.getByRole('tab', { name: '疑似重复 1' }))
  await shown(third)
  expect(api.calls('GET /reviews').at(-1)?.options?.params).toMatchObject({ gridId: 'g1', decidable: true, flagged: true })
  expect(screen.getByText('第 2 张和 第一网格 2 号 2025 年 10 月 12 日 10:00 的一张很像')).toBeVisible()
  await user.click(await button(/^对比/))
  const sheet = within(screen.getByRole('dialog', { name: '对比照片' }))
  expect(sheet.getByText(/^第一网格 2 号 · 我家庭院 · .* · 通过了$/)).toBeVisible()
  expect(sheet.getByText(/^相差 3 点/)).toBeVisible()
})

it('marks what waits too long', async () => {
  server([{ ...first, overdue: true }])
  renderPage(<ReviewPage />)
  expect(await screen.findByText(/^超时 等了 \d+ 天$/)).toBeVisible()
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

describe('a swipe', () => {
  const swipe = (element: Element, [x, y]: [number, number]) => {
    const at = (left: number, top: number) => ({ touches: [{ clientX: left, clientY: top }] })
    fireEvent.touchStart(element, at(200, 300))
    fireEvent.touchMove(element, at(200 + x / 2, 300 + y / 2))
    fireEvent.touchMove(element, at(200 + x, 300 + y))
    fireEvent.touchEnd(element, { touches: [] })
  }

  it('to the right approves, to the left asks why; a short or a slanting one does nothing', async () => {
    const api = server([first, second])
    renderPage(<ReviewPage />)
    const here = await shown(first)
    swipe(here, [80, 0])
    swipe(here, [130, 120])
    swipe(here, [0, -300])
    swipe(await screen.findByRole('tab', { name: '看第 2 张' }), [160, 0])
    expect(screen.queryByRole('dialog')).toBeNull()
    swipe(here, [-140, 10])
    expect(screen.getByRole('dialog', { name: '为什么没通过?' })).toBeVisible()
    expect(api.calls('POST /submissions/s1/approve')).toHaveLength(0)
    swipe(here, [140, 10])
    await shown(second)
    expect(api.calls('POST /submissions/s1/approve').map(({ body }) => body)).toEqual([{ version: 1, points: 2 }])
  })

  it('decides nothing that somebody else has to', async () => {
    const api = server([{ ...first, bar: 'own_household' }])
    renderPage(<ReviewPage />)
    const here = await shown(first)
    swipe(here, [200, 0])
    swipe(here, [-200, 0])
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(api.calls('POST /submissions/s1/approve')).toHaveLength(0)
  })
})

describe('by keys', () => {
  beforeEach(() => wide(true))

  it('photos are chosen and enlarged, points changed, decisions taken back', async () => {
    const api = server([{ ...first, minPoints: 1, maxPoints: 3 }, second])
    const { user } = renderPage(<ReviewPage />)
    await shown(first)
    await user.keyboard('3')
    expect(screen.getByText('3 / 3')).toBeVisible()
    await user.keyboard('z')
    expect(screen.getByRole('dialog', { name: '第 3 张照片,共 3 张' })).toBeVisible()
    await user.keyboard('{Escape}++')
    expect(await button('通过 +3')).toBeVisible()
    await user.keyboard('-a')
    await shown(second)
    expect(api.calls('POST /submissions/s1/approve')[0]?.body).toEqual({ version: 1, points: 2 })
    await waitFor(() => expect(screen.getByText('第一网格 1 号 通过 +2')).toBeVisible())
    await user.keyboard('u')
    await shown(first)
    expect(api.calls('POST /submissions/s1/undo')).toHaveLength(1)
    await user.keyboard('u')
    expect(api.calls('POST /submissions/s1/undo')).toHaveLength(1)
  })

  it('a rejection is given its reasons and sent, but not from within the text', async () => {
    const api = server([first, second])
    const { user } = renderPage(<ReviewPage />)
    await shown(first)
    await user.keyboard('r')
    expect(screen.getByText(/回车发送/)).toBeVisible()
    await user.keyboard('{Enter}132')
    expect(api.calls('POST /submissions/s1/reject')).toHaveLength(0)
    await user.keyboard('3')
    await user.type(screen.getByLabelText('或自己写'), '1')
    expect(screen.getByRole('checkbox', { name: '照片看不清' })).toHaveAttribute('aria-checked', 'true')
    act(() => (document.activeElement as HTMLElement).blur())
    await user.keyboard('{Enter}')
    await shown(second)
    expect(api.calls('POST /submissions/s1/reject')[0]?.body).toEqual({ version: 1, reason: '照片看不清;照片不是自家的;1' })
  })

  it('what was seen is approved together', async () => {
    const api = server([first, second, third])
    const { user } = renderPage(<ReviewPage />)
    await shown(first)
    await user.keyboard('bj')
    await shown(second)
    await user.keyboard('b')
    expect(screen.getByRole('dialog', { name: '看过的,一起通过' })).toBeVisible()
    await user.keyboard('{Enter}')
    await shown(third)
    expect(api.calls('POST /reviews/approve')).toHaveLength(1)
  })
})
