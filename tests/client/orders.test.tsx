import { act, screen, waitFor, within } from '@testing-library/react'
import OrderPage from '@/packages/shop/order'
import OrdersPage from '@/packages/shop/orders'
import VoucherPage from '@/packages/shop/voucher'
import { ApiError } from '@/platform/api-error'
import { open, useParam } from '@/platform/navigation'
import { printPage } from '@/platform/print'
import { shareWords } from '@/platform/share-words'
import { routes } from '@/routes'
import { fakeApi, refusal } from '../support/fake-api'
import { cancelledOrder, expiredOrder, fetchedOrder, order, refusedOrder, signInAs } from '../support/redemption'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')
jest.mock('@/platform/print', () => ({ printPage: jest.fn() }))
jest.mock('@/platform/share-words', () => ({ canShareWords: true, shareWords: jest.fn() }))

const today = new Date('2025-11-22T04:00:00Z')

beforeEach(() => {
  jest.clearAllMocks()
  jest.useFakeTimers({ now: today, advanceTimers: true })
  jest.mocked(useParam).mockReturnValue('order')
  signInAs({ roles: ['resident'] })
})
afterEach(() => jest.useRealTimers())

describe('the order', () => {
  it('shows what, the code to scan, the digits to say, and where', async () => {
    fakeApi({ 'GET /orders/order': order })
    renderPage(<OrderPage />)
    expect(await screen.findByText('洗衣液 2 千克')).toBeVisible()
    expect(screen.getByText('60 分已留好,取货时扣')).toBeVisible()
    expect(screen.getByText('4821 7730')).toBeVisible()
    expect(screen.getByRole('img', { name: '取货二维码' }).querySelector('img')?.src).toMatch(/^data:image\/gif;base64,/)
    expect(screen.getByText('党群服务中心一楼')).toBeVisible()
    expect(screen.getByRole('heading', { name: '取货码' })).toBeVisible()
  })

  it('sees the hand-over by itself and then rests', async () => {
    const api = fakeApi({ 'GET /orders/order': order })
    renderPage(<OrderPage />)
    await screen.findByText('4821 7730')
    api.answers['GET /orders/order'] = fetchedOrder
    await act(() => jest.advanceTimersByTimeAsync(3_000))
    expect(await screen.findByRole('status')).toHaveTextContent('已取货')
    expect(screen.getByText('今天 10:12 取走,用了 60 分')).toBeVisible()
    expect(screen.queryByText('4821 7730')).toBeNull()
    const looks = api.calls('GET /orders/order').length
    await act(() => jest.advanceTimersByTimeAsync(30_000))
    expect(api.calls('GET /orders/order')).toHaveLength(looks)
  })

  it('is given up after a question, as it was seen', async () => {
    const api = fakeApi({ 'GET /orders/order': order })
    const { user } = renderPage(<OrderPage />)
    await user.click(await screen.findByRole('button', { name: '不要了,退回 60 分' }))
    const dialog = within(screen.getByRole('dialog', { name: '这一单不要了?' }))
    await user.click(dialog.getByRole('button', { name: '还要' }))
    expect(api.calls('POST /orders/order/cancel')).toEqual([])
    api.answers['POST /orders/order/cancel'] = () => {
      api.answers['GET /orders/order'] = cancelledOrder
      return cancelledOrder
    }
    await user.click(screen.getByRole('button', { name: '不要了,退回 60 分' }))
    await user.click(screen.getByRole('button', { name: '不要了' }))
    expect(await screen.findByText('今天 10:12 取消,60 分已退回')).toBeVisible()
    expect(api.calls('POST /orders/order/cancel').map(({ body }) => body)).toEqual([{ version: 1 }])
    expect(screen.queryByRole('dialog')).toBeNull()
    await user.click(screen.getByRole('button', { name: '再去看看' }))
    expect(open).toHaveBeenCalledWith(routes.shop)
  })

  it.each([
    ['was handed over meanwhile', refusal('order_handed_over', 409), fetchedOrder, '已经取走了', '已取货'],
    ['was cancelled by the family', refusal('order_cancelled', 409), cancelledOrder, '已经取消', '已取消'],
    ['changed meanwhile', refusal('stale_version', 409, { version: 2 }), { ...order, version: 2 }, '刚被别人改过', '4821 7730']
  ])('that %s is not given up, and shows how it stands', async (_, refused, now, sentence, state) => {
    const api = fakeApi({ 'GET /orders/order': order, 'POST /orders/order/cancel': refused })
    const { user } = renderPage(<OrderPage />)
    await user.click(await screen.findByRole('button', { name: '不要了,退回 60 分' }))
    api.answers['GET /orders/order'] = now
    await user.click(screen.getByRole('button', { name: '不要了' }))
    expect(await screen.findByRole('alert')).toHaveTextContent(sentence)
    expect(await screen.findByText(state)).toBeVisible()
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it.each([
    ['2025-11-29T16:00:00Z', '最晚 11 月 29 日来取', 'plain'],
    ['2025-11-23T16:00:00Z', '明天(11 月 23 日)最后一天', 'amber'],
    ['2025-11-22T16:00:00Z', '今天(11 月 22 日)最后一天', 'amber']
  ])('that expires at %s says until when to fetch it', async (expiresAt, said, tone) => {
    fakeApi({ 'GET /orders/order': { ...order, expiresAt } })
    renderPage(<OrderPage />)
    expect((await screen.findByText(said)).closest('.badge')).toHaveClass(`badge--${tone}`)
  })

  it.each([
    ['fetched by somebody else', { ...fetchedOrder, fetchedBy: '李四' }, ['已取货', '今天 10:12 取走,用了 60 分', '李四取走的']],
    ['cancelled by the family', cancelledOrder, ['已取消', '今天 10:12 取消,60 分已退回', '陈某取消的']],
    ['cancelled by the shop', refusedOrder, ['超市取消了', '原因:东西坏了', '今天 10:12,60 分已退回']],
    ['expired', expiredOrder, ['过期没取', '留到 11 月 29 日,没来取,60 分已退回', '东西放回货架了,还想要可以再换。']]
  ])('that was %s says so', async (_, closed, sentences) => {
    fakeApi({ 'GET /orders/order': closed })
    renderPage(<OrderPage />)
    await screen.findByText('看积分明细')
    const state = within(screen.getByRole('status'))
    for (const sentence of sentences) expect(state.getByText(sentence)).toBeVisible()
    expect(screen.queryByText('请人代领')).toBeNull()
  })

  it('is put into other hands once it is said whose, and leads to the voucher', async () => {
    const api = fakeApi({ 'GET /orders/order': order, 'POST /orders/order/voucher': new ApiError('network') })
    const { user } = renderPage(<OrderPage />)
    await user.click(await screen.findByRole('button', { name: '请人代领' }))
    expect(screen.getByRole('button', { name: '先写谁来取' })).toHaveAttribute('aria-disabled', 'true')
    await user.type(screen.getByLabelText('代领人姓名'), ' 李四 ')
    await user.click(screen.getByRole('button', { name: '开代领单' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
    expect(screen.getByLabelText('代领人姓名')).toHaveValue(' 李四 ')
    api.answers['POST /orders/order/voucher'] = { id: 'voucher' }
    await user.click(screen.getByRole('button', { name: '开代领单' }))
    await waitFor(() => expect(open).toHaveBeenCalledWith(routes.voucher, { id: 'order' }))
    const [first, second] = api.calls('POST /orders/order/voucher')
    expect(second?.body).toEqual({ version: 1, fetcher: '李四' })
    expect(second?.options?.idempotencyKey).toBe(first?.options?.idempotencyKey)
  })

  it('of somebody else is not found, and the page says what to do', async () => {
    fakeApi({})
    renderPage(<OrderPage />)
    expect(await screen.findByRole('alert')).toHaveTextContent('没有找到')
  })
})

describe('the voucher', () => {
  const given = { ...order, fetcher: '李四', version: 2 }

  it('says whom, what, until when and where, and is sent, printed and taken back', async () => {
    const api = fakeApi({ 'GET /orders/order': given, 'POST /orders/order/voucher/take-back': { ...order, version: 3 } })
    const { user } = renderPage(<VoucherPage />)
    expect(await screen.findByText('黄正村积分超市 · 代领单')).toBeVisible()
    for (const words of ['李四', '第一网格 3 号', '洗衣液 2 千克', '最晚 11 月 29 日来取', '党群服务中心一楼', '4821 7730']) {
      expect(screen.getByText(words)).toBeVisible()
    }
    expect(screen.getByRole('img', { name: '代领二维码' }).querySelector('img')?.src).toMatch(/^data:image\/gif;base64,/)
    await user.click(screen.getByRole('button', { name: '发给李四' }))
    expect(shareWords).toHaveBeenCalledWith(
      '李四,请替第一网格 3 号到积分超市(党群服务中心一楼)取:洗衣液 2 千克。取货码 4821 7730,最晚 11 月 29 日来取。')
    await user.click(screen.getByRole('button', { name: '打印' }))
    expect(printPage).toHaveBeenCalledTimes(1)

    await user.click(screen.getByRole('button', { name: '不用代领了' }))
    api.answers['GET /orders/order'] = { ...order, version: 3 }
    await user.click(screen.getByRole('button', { name: '收回' }))
    expect(await screen.findByText('这一单没有代领单')).toBeVisible()
    expect(screen.queryByText('4821 7730')).toBeNull()
    expect(api.calls('POST /orders/order/voucher/take-back').map(({ body }) => body)).toEqual([{ version: 2 }])
  })

  it('is led to from the order', async () => {
    fakeApi({ 'GET /orders/order': given })
    const { user } = renderPage(<OrderPage />)
    await user.click(await screen.findByRole('button', { name: /请李四代领/ }))
    expect(open).toHaveBeenCalledWith(routes.voucher, { id: 'order' })
  })

  it('of an order that has been fetched is none', async () => {
    fakeApi({ 'GET /orders/order': { ...fetchedOrder, fetcher: '李四', fetchedBy: '李四' } })
    const { user } = renderPage(<VoucherPage />)
    await user.click(await screen.findByRole('button', { name: '看这一单' }))
    expect(open).toHaveBeenCalledWith(routes.order, { id: 'order' })
  })
})

describe('the list of orders', () => {
  const listed = [order, { ...fetchedOrder, id: 'fetched' }, { ...cancelledOrder, id: 'cancelled' }, { ...refusedOrder, id: 'refused' }]

  it('shows each with its state and opens it', async () => {
    fakeApi({ 'GET /orders': { items: listed, nextCursor: null } })
    const { user } = renderPage(<OrdersPage />)
    expect(await screen.findByText('等您去取')).toBeVisible()
    const names = screen.getAllByRole('button', { name: /洗衣液/ }).map((row) => row.textContent)
    expect(names).toEqual([
      '洗衣液 2 千克今天 8:05 兑换最晚 11 月 29 日来取等您去取60分',
      '洗衣液 2 千克今天 8:05 兑换已取货60分',
      '洗衣液 2 千克今天 8:05 兑换已取消60分',
      '洗衣液 2 千克今天 8:05 兑换超市取消了,原因:东西坏了已取消60分'
    ])
    await user.click(screen.getByText('等您去取'))
    expect(open).toHaveBeenCalledWith(routes.order, { id: 'order' })
  })

  it('goes on page by page and by state', async () => {
    const api = fakeApi({
      'GET /orders': ({ options: { params } }: { options: { params: { cursor?: string; status?: string } } }) =>
        params.status
          ? { items: [{ ...fetchedOrder, id: 'fetched' }], nextCursor: null }
          : { items: [{ ...order, id: params.cursor ?? 'first' }], nextCursor: params.cursor ? null : 'second' }
    })
    const { user } = renderPage(<OrdersPage />)
    await user.click(await screen.findByRole('button', { name: '看更多' }))
    await waitFor(() => expect(screen.getAllByText('等您去取')).toHaveLength(2))
    expect(screen.queryByRole('button', { name: '看更多' })).toBeNull()
    await user.click(screen.getByRole('tab', { name: '已取货' }))
    await waitFor(() => expect(screen.getAllByText('已取货')).toHaveLength(2))
    expect(api.calls('GET /orders').map(({ options }) => options?.params)).toEqual([
      { status: undefined, cursor: undefined },
      { status: undefined, cursor: 'second' },
      { status: 'handed_over', cursor: undefined }
    ])
  })

  it('leads to the shop when it is empty', async () => {
    fakeApi({ 'GET /orders': { items: [], nextCursor: null } })
    const { user } = renderPage(<OrdersPage />)
    expect(await screen.findByText('还没有兑换过')).toBeVisible()
    await user.click(screen.getByRole('button', { name: '去兑换' }))
    expect(open).toHaveBeenCalledWith(routes.shop)
  })

  it('explains a failure and tries again', async () => {
    const api = fakeApi({ 'GET /orders': new ApiError('service_unavailable', 503) })
    const { user } = renderPage(<OrdersPage />)
    expect(await screen.findByRole('alert')).toHaveTextContent('服务正忙')
    api.answers['GET /orders'] = { items: listed, nextCursor: null }
    await user.click(screen.getByRole('button', { name: '再试一次' }))
    expect(await screen.findByText('等您去取')).toBeVisible()
  })
})
