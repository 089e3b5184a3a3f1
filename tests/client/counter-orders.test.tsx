import { screen, waitFor, within } from '@testing-library/react'
import CounterOrderPage from '@/packages/counter/order'
import CounterOrdersPage from '@/packages/counter/orders'
import { ApiError } from '@/platform/api-error'
import { open, useParam } from '@/platform/navigation'
import { useWideScreen } from '@/platform/screen'
import { routes } from '@/routes'
import { fakeApi, refusal } from '../support/fake-api'
import { counterOrder, signInAs } from '../support/redemption'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')
jest.mock('@/platform/screen')

const voucher = { ...counterOrder, id: 'voucher', household: '第二网格 8 号', fetcher: '李四', expiresAt: '2025-11-23T16:00:00Z' }
const handed = { ...counterOrder, status: 'handed_over' as const, closedAt: '2025-11-22T03:30:00Z', closedBy: '钱店员', fetchedBy: '陈某', version: 2 }
const page = (...items: unknown[]) => ({ items, nextCursor: null })

beforeEach(() => {
  jest.clearAllMocks()
  jest.useFakeTimers({ now: new Date('2025-11-22T04:00:00Z'), advanceTimers: true })
  jest.mocked(useWideScreen).mockReturnValue(false)
  jest.mocked(useParam).mockReturnValue('order')
  signInAs({ roles: ['shopkeeper'] })
})
afterEach(() => jest.useRealTimers())

describe('the waiting list', () => {
  it('shows whose it is, what, who fetches it and what expires soon, and opens one', async () => {
    const api = fakeApi({ 'GET /orders/counter': page(voucher, counterOrder) })
    const { user } = renderPage(<CounterOrdersPage />)
    const rows = await screen.findAllByRole('button', { name: /网格/ })
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      '第二网格 8 号洗衣液 2 千克 · 陈某 · 今天 8:05 兑换 · 代领人:李四快到期',
      '第一网格 3 号洗衣液 2 千克 · 陈某 · 今天 8:05 兑换'
    ])
    expect(api.calls('GET /orders/counter')[0]?.options?.params).toEqual({ list: 'waiting', search: undefined, cursor: undefined })
    await user.click(rows[0] as HTMLElement)
    expect(open).toHaveBeenCalledWith(routes.counterOrder, { id: 'voucher' })
  })

  it('is searched, and says what to do when nothing is found', async () => {
    const api = fakeApi({
      'GET /orders/counter': ({ options }: { options: { params: { search?: string } } }) => (options.params.search ? page() : page(counterOrder))
    })
    const { user } = renderPage(<CounterOrdersPage />)
    await screen.findByText('第一网格 3 号')
    await user.type(screen.getByLabelText('找一找'), ' 老许 ')
    expect(await screen.findByText('没找到这样的单子')).toBeVisible()
    expect(api.calls('GET /orders/counter').at(-1)?.options?.params).toMatchObject({ list: 'waiting', search: '老许' })
  })

  it("has today's hand-overs beside it, and what is empty says so", async () => {
    fakeApi({
      'GET /orders/counter': ({ options }: { options: { params: { list: string } } }) =>
        (options.params.list === 'waiting' ? page() : page({ ...handed, fetchedBy: '李四' }))
    })
    const { user } = renderPage(<CounterOrdersPage />)
    expect(await screen.findByText('没有等着取的')).toBeVisible()
    await user.click(screen.getByRole('tab', { name: '今天交的' }))
    expect(await screen.findByText('洗衣液 2 千克 · 今天 11:30 交货 · 李四取走')).toBeVisible()
  })

  it('explains a failure and tries again', async () => {
    const api = fakeApi({ 'GET /orders/counter': new ApiError('service_unavailable', 503) })
    const { user } = renderPage(<CounterOrdersPage />)
    expect(await screen.findByRole('alert')).toHaveTextContent('服务正忙')
    api.answers['GET /orders/counter'] = page(counterOrder)
    await user.click(screen.getByRole('button', { name: '再试一次' }))
    expect(await screen.findByText('第一网格 3 号')).toBeVisible()
  })

  it('stands beside the order on a desk', async () => {
    jest.mocked(useWideScreen).mockReturnValue(true)
    fakeApi({ 'GET /orders/counter': page(counterOrder), 'GET /orders/counter/order': counterOrder })
    const { user } = renderPage(<CounterOrdersPage />)
    expect(screen.getByText('点一单,看看给什么')).toBeVisible()
    await user.click(await screen.findByRole('button', { name: /第一网格 3 号/ }))
    expect(await screen.findByText('谁来取?当面认一认')).toBeVisible()
    expect(open).not.toHaveBeenCalled()
  })

  it('is closed to everybody but the shop keeper', () => {
    signInAs({ roles: ['villageAdmin'] })
    const api = fakeApi({})
    renderPage(<CounterOrdersPage />)
    expect(screen.getByText('只有店员能在这里交货')).toBeVisible()
    expect(api.calls('GET /orders/counter')).toEqual([])
  })
})

describe('an order without its code', () => {
  it('is handed over once the keeper says who stands there', async () => {
    const api = fakeApi({ 'GET /orders/counter/order': counterOrder, 'POST /orders/order/hand-over': handed })
    const { user } = renderPage(<CounterOrderPage />)
    expect(await screen.findByRole('button', { name: '先认一认谁来取' })).toHaveAttribute('aria-disabled', 'true')
    await user.click(screen.getByRole('radio', { name: '陈某(下单的)' }))
    api.answers['GET /orders/counter/order'] = handed
    await user.click(screen.getByRole('button', { name: '交给陈某' }))
    expect(await screen.findByRole('status')).toHaveTextContent('已交货')
    expect(api.calls('POST /orders/order/hand-over').map(({ body }) => body)).toEqual([{ version: 1, fetchedBy: '陈某' }])
  })

  it('goes to who fetches it, or to somebody whose name is written down', async () => {
    fakeApi({ 'GET /orders/counter/order': { ...counterOrder, fetcher: '李四' } })
    const { user } = renderPage(<CounterOrderPage />)
    expect(await screen.findByText('代领人:李四')).toBeVisible()
    await user.click(screen.getByRole('radio', { name: '李四(代领人)' }))
    expect(screen.getByRole('button', { name: '交给李四' })).toHaveAttribute('aria-disabled', 'false')
    await user.click(screen.getByRole('radio', { name: '别人' }))
    expect(screen.getByRole('button', { name: '先写来人姓名' })).toHaveAttribute('aria-disabled', 'true')
    await user.type(screen.getByLabelText('来人姓名'), ' 老许 ')
    expect(screen.getByRole('button', { name: '交给老许' })).toHaveAttribute('aria-disabled', 'false')
  })

  it('is cancelled with a reason the household reads', async () => {
    const cancelled = { ...counterOrder, status: 'cancelled', closeReason: '东西坏了;改天再来', closedAt: '2025-11-22T04:00:00Z', version: 2 }
    const api = fakeApi({ 'GET /orders/counter/order': counterOrder, 'POST /orders/order/cancel-by-shop': cancelled })
    const { user } = renderPage(<CounterOrderPage />)
    await user.click(await screen.findByRole('button', { name: '交不了,取消这一单' }))
    const sheet = within(screen.getByRole('dialog', { name: '为什么取消' }))
    expect(sheet.getByRole('button', { name: '先选或写一个原因' })).toHaveAttribute('aria-disabled', 'true')
    await user.click(sheet.getByRole('checkbox', { name: '东西坏了' }))
    await user.type(sheet.getByLabelText('别的原因'), '改天再来')
    api.answers['GET /orders/counter/order'] = cancelled
    await user.click(sheet.getByRole('button', { name: '取消,退回 60 分' }))
    expect(await screen.findByText('第一网格 3 号,积分退回去了,不用交货。原因:东西坏了;改天再来')).toBeVisible()
    expect(api.calls('POST /orders/order/cancel-by-shop').map(({ body }) => body)).toEqual([{ version: 1, reason: '东西坏了;改天再来' }])
  })

  it('that expired meanwhile is explained and shown as it stands', async () => {
    const expired = { ...counterOrder, status: 'expired', closedAt: '2025-11-22T04:00:00Z', version: 2 }
    const api = fakeApi({ 'GET /orders/counter/order': counterOrder, 'POST /orders/order/hand-over': refusal('order_expired') })
    const { user } = renderPage(<CounterOrderPage />)
    await user.click(await screen.findByRole('radio', { name: '陈某(下单的)' }))
    api.answers['GET /orders/counter/order'] = expired
    await user.click(screen.getByRole('button', { name: '交给陈某' }))
    await waitFor(() => expect(screen.getByText('过期没取')).toBeVisible())
  })
})
