import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import ReviewPage from '@/packages/review/queue'
import { useWideScreen } from '@/platform/screen'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'
import { button, first, second, server, shown, third } from '../support/review-queue'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')
jest.mock('@/platform/screen')

const wide = (is: boolean) => jest.mocked(useWideScreen).mockReturnValue(is)

beforeEach(() => {
  jest.resetAllMocks()
  wide(false)
  signInAs('reviewer')
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

describe('on a wide screen', () => {
  beforeEach(() => jest.mocked(useWideScreen).mockReturnValue(true))

  it('shows the queue beside the desk', async () => {
    server([first, second, third])
    const { user } = renderPage(<ReviewPage />)
    const row = await screen.findByRole('option', { name: /^第一网格 3 号/ })
    await user.click(row)
    await shown(third)
    expect(row).toHaveAttribute('aria-selected', 'true')
  })

  it('is worked by keys, but not while a sheet is open or a modifier is held', async () => {
    const api = server([first, second, third])
    const { user } = renderPage(<ReviewPage />)
    await shown(first)
    await user.keyboard('j')
    await shown(second)
    await user.keyboard('k')
    await shown(first)
    await user.keyboard('{Control>}a{/Control}r')
    expect(screen.getByRole('dialog', { name: '为什么没通过?' })).toBeVisible()
    await user.keyboard('aj{Escape}')
    await shown(first)
    expect(api.calls('POST /submissions/s1/approve')).toHaveLength(0)
    await user.keyboard('a')
    await shown(second)
    expect(api.calls('POST /submissions/s1/approve')).toHaveLength(1)
  })
})
