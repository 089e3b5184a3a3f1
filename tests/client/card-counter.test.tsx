import { screen, waitFor, within } from '@testing-library/react'
import type { CardRedemptionCreate, CounterHousehold } from '@contract/card-redemptions'
import CardCounterPage from '@/packages/counter/card'
import { forgetFormsOf } from '@/platform/kept-form'
import { open } from '@/platform/navigation'
import { scan } from '@/platform/scan'
import { routes } from '@/routes'
import { failure, fakeApi, refusal } from '../support/fake-api'
import { detergent, kettle, rice, signInAs, tissues } from '../support/redemption'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')
jest.mock('@/platform/scan', () => ({ canScan: true, scan: jest.fn() }))

const household: CounterHousehold = {
  id: 'h3', label: '第一网格 3 号', free: 109, people: ['陈某', '陈阿婆'], pinSet: true, witnessNeeded: false,
  goods: [detergent, tissues, kettle, rice]
}

function counter(changes: Record<string, unknown> = {}, { of = household } = {}) {
  const api = fakeApi({
    'GET /grids': { items: [] },
    'POST /card-redemptions/look-up': of,
    'POST /card-redemptions': { id: 'order' },
    ...changes
  })
  return { api, ...renderPage(<CardCounterPage />) }
}
type Counter = ReturnType<typeof counter>

beforeEach(() => {
  jest.clearAllMocks()
  forgetFormsOf('account')
  signInAs({ roles: ['shopkeeper'] })
  jest.mocked(scan).mockResolvedValue({ kind: 'scanned', text: 'https://x/#/packages/helping/for-others/index?card=acode' })
})

const button = (name: string | RegExp) => screen.findByRole('button', { name })

async function choose({ user }: Counter) {
  await user.click(await button('扫门牌卡'))
  await user.click(await screen.findByRole('radio', { name: '陈阿婆' }))
  await user.click(await button('抽纸 3 包多一份'))
  await user.click(await button('抽纸 3 包多一份'))
  await user.click(await button('下一步,用 40 分'))
}
const sent = ({ api }: Counter) => api.calls('POST /card-redemptions').map(({ body }) => body as CardRedemptionCreate)
const keys = ({ api }: Counter) => api.calls('POST /card-redemptions').map(({ options }) => options?.idempotencyKey)

it('takes the card, who stands there, goods with steppers, and the PIN, and hands over', async () => {
  const there = counter()
  const { user, api } = there
  await user.click(await button('扫门牌卡'))
  expect(await screen.findByText('第一网格 3 号')).toBeVisible()
  expect(api.calls('POST /card-redemptions/look-up')[0]?.body).toEqual({ card: 'acode' })
  expect(await button('先选谁来换')).toHaveAttribute('aria-disabled', 'true')
  await user.click(screen.getByRole('radio', { name: '陈阿婆' }))
  expect(await button('先选换什么')).toHaveAttribute('aria-disabled', 'true')
  // beyond the points there are, and what is gone
  expect(screen.getByText('还差 41 分')).toBeVisible()
  expect(screen.getByText('换完了')).toBeVisible()
  expect(screen.queryByRole('group', { name: '电热水壶,几份' })).toBeNull()
  await user.click(await button('抽纸 3 包多一份'))
  await user.click(await button('抽纸 3 包多一份'))
  // two are all there are, and what is left buys one bottle
  expect(within(screen.getByRole('group', { name: '抽纸 3 包,几份' })).getByRole('button', { name: '抽纸 3 包多一份' }))
    .toHaveAttribute('aria-disabled', 'true')
  expect(screen.getByText('一共 40 分,换完还剩 69 分')).toBeVisible()
  await user.click(await button('下一步,用 40 分'))
  expect(screen.getByText('第一网格 3 号 · 陈阿婆')).toBeVisible()
  await user.type(screen.getByLabelText('取货密码'), '38052')
  expect(await button('还差 1 个数字')).toHaveAttribute('aria-disabled', 'true')
  await user.type(screen.getByLabelText('取货密码'), '7')
  expect(screen.getByLabelText('取货密码')).toHaveAttribute('type', 'password')
  await user.click(await button('换好交货,扣 40 分'))
  expect(await screen.findByRole('status')).toHaveTextContent('换好了,请交货抽纸 3 包 × 2')
  expect(sent(there)).toEqual([
    { householdId: 'h3', member: '陈阿婆', lines: [{ goodsId: 'tissues', quantity: 2, points: 20 }], pin: '380527' }
  ])
  await user.click(await button('下一位'))
  expect(await button('扫门牌卡')).toBeVisible()
})

it('takes a hand-held reader, which types what stands on the card', async () => {
  const { user, api } = counter()
  await user.type(screen.getByLabelText('用扫码枪扫门牌卡'), 'https://x/#/packages/helping/for-others/index?card=acode{Enter}')
  expect(await screen.findByText('第一网格 3 号')).toBeVisible()
  expect(api.calls('POST /card-redemptions/look-up')[0]?.body).toEqual({ card: 'acode' })
})

it('offers no more than the household may still have', async () => {
  const limited = { ...tissues, limit: { pieces: 2, period: 'month', left: 1 } } as const
  const { user } = counter({}, { of: { ...household, goods: [limited, { ...detergent, limit: { pieces: 1, period: 'ever', left: 0 } }] } })
  await user.click(await button('扫门牌卡'))
  expect(await screen.findByText('每户每月限 2 份,这户还能换 1 份')).toBeVisible()
  expect(screen.getByText('每户一共限 1 份,这户换够了')).toBeVisible()
  await user.click(await button('抽纸 3 包多一份'))
  expect(await button('抽纸 3 包多一份')).toHaveAttribute('aria-disabled', 'true')
  expect(screen.queryByRole('group', { name: `${detergent.name},几份` })).toBeNull()
})

it('keeps everything when the PIN is wrong, and takes a witness instead', async () => {
  const there = counter({ 'POST /card-redemptions': refusal('pin_wrong') })
  await choose(there)
  await there.user.type(screen.getByLabelText('取货密码'), '909091')
  await there.user.click(await button('换好交货,扣 40 分'))
  expect(await screen.findByRole('alert')).toHaveTextContent('取货密码不对,没有换,也没有扣分')
  await there.user.click(await button('忘了密码,重新设'))
  expect(open).toHaveBeenLastCalledWith(routes.counterPin)
  there.api.answers['POST /card-redemptions'] = { id: 'order' }
  await there.user.click(screen.getByRole('tab', { name: '见证人' }))
  expect(screen.queryByRole('alert')).toBeNull()
  await there.user.type(screen.getByLabelText('见证码'), '398017')
  expect(screen.getByLabelText('见证码')).toHaveValue('398 017')
  await there.user.click(await button('换好交货,扣 40 分'))
  expect(await screen.findByText('换好了,请交货')).toBeVisible()
  expect(sent(there)[1]).toMatchObject({ member: '陈阿婆', witnessCode: '398017' })
  expect(sent(there)[1]).not.toHaveProperty('pin')
})

it('leads to a witness after too many wrong PINs', async () => {
  const there = counter({ 'POST /card-redemptions': refusal('too_many_requests', 429, { retryAfter: 900 }) })
  await choose(there)
  await there.user.type(screen.getByLabelText('取货密码'), '909091')
  await there.user.click(await button('换好交货,扣 40 分'))
  expect(await screen.findByRole('alert')).toHaveTextContent('请等 15 分钟再试')
  await there.user.click(await button('改用见证人'))
  expect(screen.getByLabelText('见证码')).toHaveValue('')
})

it.each([
  ['insufficient_points', { missing: 3 }, '还差 3 分'],
  ['insufficient_stock', { goods: '抽纸 3 包', stock: 1, wanted: 2 }, '抽纸 3 包'],
  ['household_closed', {}, '已经并到别的户'],
  ['witness_unsuitable', { reason: 'kin' }, '见证人登记过是这户的亲属']
] as const)('explains %s, and goes back to what was chosen', async (code, fields, words) => {
  const there = counter({ 'POST /card-redemptions': refusal(code, undefined, fields) })
  await choose(there)
  await there.user.click(screen.getByRole('tab', { name: '见证人' }))
  await there.user.type(screen.getByLabelText('见证码'), '398017')
  await there.user.click(await button('换好交货,扣 40 分'))
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
  // the figures there are now are asked for
  await waitFor(() => expect(there.api.calls('POST /card-redemptions/look-up')[1]?.body).toEqual({ householdId: 'h3' }))
  await there.user.click(screen.getByRole('link', { name: '改一改' }))
  expect(screen.getByRole('radio', { name: '陈阿婆' })).toHaveAttribute('aria-checked', 'true')
  expect(screen.getByText('一共 40 分,换完还剩 69 分')).toBeVisible()
})

it('makes one order of one customer, whatever proves it after an answer was lost', async () => {
  const there = counter({ 'POST /card-redemptions': failure('timeout') })
  await choose(there)
  await there.user.type(screen.getByLabelText('取货密码'), '380527')
  await there.user.click(await button('换好交货,扣 40 分'))
  await screen.findByRole('alert')
  await there.user.click(screen.getByRole('tab', { name: '见证人' }))
  await there.user.type(screen.getByLabelText('见证码'), '398017')
  await there.user.click(await button('换好交货,扣 40 分'))
  await waitFor(() => expect(keys(there)).toHaveLength(2))
  expect(new Set(keys(there)).size).toBe(1)
  there.api.answers['POST /card-redemptions'] = refusal('idempotency_key_reused')
  await there.user.click(await button('换好交货,扣 40 分'))
  expect(await screen.findByRole('status')).toHaveTextContent('刚才那一单已经换成了')
})

it('goes on after the page was left, without what proves it', async () => {
  const there = counter()
  await choose(there)
  await there.user.type(screen.getByLabelText('取货密码'), '380527')
  there.unmount()
  const again = counter()
  expect(await screen.findByText('一共 40 分,换完还剩 69 分')).toBeVisible()
  expect(screen.getByRole('radio', { name: '陈阿婆' })).toHaveAttribute('aria-checked', 'true')
  await again.user.click(await button('下一步,用 40 分'))
  expect(screen.getByLabelText('取货密码')).toHaveValue('')
  expect(JSON.stringify(localStorage)).not.toContain('380527')
})

it('keeps the goods for a neighbour and leads to the slip', async () => {
  const there = counter()
  await choose(there)
  await there.user.click(screen.getByRole('radio', { name: '留着,请人代领' }))
  await there.user.type(screen.getByLabelText('取货密码'), '380527')
  expect(await button('先写谁来代领')).toHaveAttribute('aria-disabled', 'true')
  await there.user.type(screen.getByLabelText('谁来代领'), '隔壁小林')
  await there.user.click(await button('换好留着,40 分'))
  await there.user.click(await button('打印代领单'))
  expect(sent(there)[0]).toMatchObject({ fetcher: '隔壁小林' })
  expect(open).toHaveBeenCalledWith(expect.stringContaining('slip'), { id: 'order' })
})

it('asks for the name where nobody is registered, and for a witness where there is no PIN or the keeper is near', async () => {
  const there = counter({}, { of: { ...household, people: [], pinSet: false } })
  await there.user.click(await button('扫门牌卡'))
  await there.user.type(await screen.findByLabelText('来人姓名'), '陈阿公')
  await there.user.click(await button('抽纸 3 包多一份'))
  await there.user.click(await button('下一步,用 20 分'))
  expect(screen.getByText('这户还没有取货密码')).toBeVisible()
  await there.user.click(await button('设取货密码'))
  expect(open).toHaveBeenLastCalledWith(routes.counterPin)
  expect(screen.queryByRole('tab', { name: '取货密码' })).toBeNull()
  expect(screen.getByLabelText('见证码')).toBeVisible()
  there.unmount()
  forgetFormsOf('account')
  const near = counter({}, { of: { ...household, witnessNeeded: true } })
  await choose(near)
  expect(screen.getByText('这是您自己家或亲属家,要有见证人才能换')).toBeVisible()
  expect(screen.queryByLabelText('取货密码')).toBeNull()
})

it.each([
  [{ reason: 'replaced' }, '这张门牌卡换过新的了'], [{ reason: 'foreign' }, '这张不是本村的门牌卡'],
  [{ reason: 'closed', into: '第一网格 4 号' }, '这张门牌卡的人家并到第一网格 4 号了']
])('says why a card will not do, and offers the door: %j', async (fields, words) => {
  const { user } = counter({ 'POST /card-redemptions/look-up': refusal('household_card_wrong', undefined, fields) })
  await user.click(await button('扫门牌卡'))
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
  expect(await button('先选门牌')).toBeVisible()
})

it('is the shop keepers\' alone', async () => {
  signInAs({ roles: ['resident'] })
  counter()
  expect(await screen.findByText('只有店员能在这里换')).toBeVisible()
})
