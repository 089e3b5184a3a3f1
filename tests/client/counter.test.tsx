import { screen, waitFor } from '@testing-library/react'
import HandOverPage from '@/packages/counter/hand-over'
import { ApiError } from '@/platform/api-error'
import { scan } from '@/platform/scan'
import { fakeApi, refusal } from '../support/fake-api'
import { counterOrder, signInAs } from '../support/redemption'
import { renderPage } from '../support/render-page'

let mockScans = false
jest.mock('@/platform/request')
jest.mock('@/platform/scan', () => ({
  get canScan() {
    return mockScans
  },
  scan: jest.fn()
}))

const now = new Date('2025-11-22T04:00:00Z')
const handed = { ...counterOrder, status: 'handed_over', closedAt: now.toISOString(), version: 2 }
const closedAt = '2025-11-22T02:12:00Z'

function counter(changes: Record<string, unknown> = {}) {
  const api = fakeApi({ 'POST /orders/look-up': counterOrder, 'POST /orders/order/hand-over': handed, ...changes })
  return { api, ...renderPage(<HandOverPage />) }
}

async function look(user: ReturnType<typeof counter>['user'], code = '48217730') {
  await user.type(screen.getByLabelText('取货码'), code)
  await user.click(screen.getByRole('button', { name: '查一查' }))
}

beforeEach(() => {
  jest.clearAllMocks()
  mockScans = false
  jest.useFakeTimers({ now, advanceTimers: true })
  signInAs({ roles: ['shopkeeper'] })
})
afterEach(() => jest.useRealTimers())

it('takes eight digits, shows what and for whom, hands over and is ready for the next', async () => {
  const { api, user } = counter()
  await user.type(screen.getByLabelText('取货码'), '48217')
  expect(screen.getByLabelText('取货码')).toHaveValue('4821 7')
  expect(screen.getByRole('button', { name: '还差 3 个数字' })).toHaveAttribute('aria-disabled', 'true')
  await user.type(screen.getByLabelText('取货码'), '730')
  await user.click(screen.getByRole('button', { name: '查一查' }))
  expect(await screen.findByText('第一网格 3 号')).toBeVisible()
  expect(screen.getByText('陈某 · 今天 8:05 兑换')).toBeVisible()
  expect(screen.getByText('洗衣液 2 千克')).toBeVisible()
  expect(screen.getByText('1 份')).toBeVisible()
  expect(api.calls('POST /orders/order/hand-over')).toEqual([])
  await user.click(screen.getByRole('button', { name: '交货' }))
  expect(await screen.findByRole('status')).toHaveTextContent('已交货洗衣液 2 千克给了第一网格 3 号,扣了 60 分')
  expect(api.calls('POST /orders/order/hand-over').map(({ body }) => body)).toEqual([{ version: 1, code: '4821 7730' }])
  await user.click(screen.getByRole('button', { name: '下一单' }))
  expect(screen.getByLabelText('取货码')).toHaveValue('')
})

it('takes the content of the QR code where somebody pastes it, and the Enter key', async () => {
  const { api, user } = counter()
  await user.click(screen.getByLabelText('取货码'))
  await user.paste('AbCdEfGhIjKlMnOpQrStUv')
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('button', { name: '交货' })).toBeVisible()
  expect(api.calls('POST /orders/look-up').map(({ body }) => body)).toEqual([{ code: 'AbCdEfGhIjKlMnOpQrStUv' }])
})

it('scans where the platform can, and stays where it was when nobody scans', async () => {
  mockScans = true
  const { api, user } = counter()
  jest.mocked(scan).mockResolvedValueOnce({ kind: 'cancelled' })
  await user.click(screen.getByRole('button', { name: '扫取货码' }))
  expect(api.calls('POST /orders/look-up')).toEqual([])
  jest.mocked(scan).mockResolvedValueOnce({ kind: 'scanned', text: 'AbCdEfGhIjKlMnOpQrStUv' })
  await user.click(screen.getByRole('button', { name: '扫取货码' }))
  expect(await screen.findByText('第一网格 3 号')).toBeVisible()
})

it('hands over once however often the button is pressed', async () => {
  const { api, user } = counter()
  await look(user)
  const button = await screen.findByRole('button', { name: '交货' })
  button.click()
  button.click()
  expect(await screen.findByText('已交货')).toBeVisible()
  expect(api.calls('POST /orders/order/hand-over')).toHaveLength(1)
})

it('lets the shop keeper think again', async () => {
  const { api, user } = counter()
  await look(user)
  await user.click(await screen.findByRole('button', { name: '先不交' }))
  expect(screen.getByLabelText('取货码')).toHaveValue('')
  expect(api.calls('POST /orders/order/hand-over')).toEqual([])
})

describe('a refused code', () => {
  it.each([
    ['wrong', refusal('pick_up_code_wrong', 404), '取货码不对', '核对这 8 个数字', '重新输', '4821 7730'],
    ['used', refusal('order_handed_over', 409, { closedAt }), '这一单已经取走了', '今天 10:12 已经交过货', '下一单', ''],
    ['cancelled', refusal('order_cancelled', 409, { closedAt }), '这一单取消了', '今天 10:12 已经取消', '下一单', ''],
    ['of another village', refusal('pick_up_code_foreign', 409), '这是别的村的取货码', '到自己村', '下一单', '']
  ])('that is %s is explained with the next step', async (_, refused, title, text, next, left) => {
    const { api, user } = counter({ 'POST /orders/look-up': refused })
    await look(user)
    expect(await screen.findByRole('alert')).toHaveTextContent(title)
    expect(screen.getByRole('alert')).toHaveTextContent(text)
    expect(screen.queryByRole('button', { name: '交货' })).toBeNull()
    await user.click(screen.getByRole('button', { name: next }))
    expect(screen.getByLabelText('取货码')).toHaveValue(left)
    expect(api.calls('POST /orders/order/hand-over')).toEqual([])
  })

  it('after too many tries says when to try again, and then tries the same code', async () => {
    const { api, user } = counter({ 'POST /orders/look-up': refusal('too_many_requests', 429, { retryAfter: 540 }) })
    await look(user)
    expect(await screen.findByRole('alert')).toHaveTextContent('今天 12:09 以后再试')
    api.answers['POST /orders/look-up'] = counterOrder
    await user.click(screen.getByRole('button', { name: '再查一次' }))
    expect(await screen.findByText('第一网格 3 号')).toBeVisible()
    expect(api.calls('POST /orders/look-up').map(({ body }) => body)).toEqual([{ code: '4821 7730' }, { code: '4821 7730' }])
  })

  it('is looked up again after a lost network', async () => {
    const { api, user } = counter({ 'POST /orders/look-up': new ApiError('network') })
    await look(user)
    expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
    api.answers['POST /orders/look-up'] = counterOrder
    await user.click(screen.getByRole('button', { name: '再查一次' }))
    expect(await screen.findByRole('button', { name: '交货' })).toBeVisible()
  })
})

describe('a refused hand-over', () => {
  it.each([
    ['somebody else handed it over first', refusal('order_handed_over', 409, { closedAt }), '这一单已经取走了', '下一单'],
    ['the resident cancelled', refusal('order_cancelled', 409, { closedAt }), '这一单取消了', '下一单'],
    ['the order changed', refusal('stale_version', 409, { version: 2 }), '这一单刚刚变了', '再查一次']
  ])('when %s is explained', async (_, refused, title, next) => {
    const { user } = counter({ 'POST /orders/order/hand-over': refused })
    await look(user)
    await user.click(await screen.findByRole('button', { name: '交货' }))
    expect(await screen.findByRole('alert')).toHaveTextContent(title)
    expect(screen.getByRole('button', { name: next })).toBeVisible()
  })

  it('for want of a network keeps the order on the counter', async () => {
    const { api, user } = counter({ 'POST /orders/order/hand-over': new ApiError('timeout') })
    await look(user)
    await user.click(await screen.findByRole('button', { name: '交货' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('网络太慢')
    expect(screen.getByText('第一网格 3 号')).toBeVisible()
    api.answers['POST /orders/order/hand-over'] = handed
    await user.click(screen.getByRole('button', { name: '交货' }))
    await waitFor(() => expect(screen.getByText('已交货')).toBeVisible())
  })
})

it('is closed to everybody but the shop keeper, and leads home', async () => {
  signInAs({ roles: ['resident'] })
  const { user, shell } = counter()
  expect(screen.getByText('只有店员能在这里交货')).toBeVisible()
  expect(screen.queryByLabelText('取货码')).toBeNull()
  await user.click(screen.getByRole('button', { name: '回首页' }))
  expect(shell.home).toHaveBeenCalledTimes(1)
})
