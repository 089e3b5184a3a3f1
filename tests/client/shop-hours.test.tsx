import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import ShopHoursPage from '@/packages/shop-office/hours'
import { fakeApi, refusal } from '../support/fake-api'
import { shop, signInAs } from '../support/redemption'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

let account = 0
beforeEach(() => signInAs({ roles: ['shopkeeper'], household: null, accountId: `keeper ${++account}` }))

async function visit(changes: Record<string, unknown> = {}) {
  const api = fakeApi({ 'GET /shop': shop, 'PUT /shop': undefined, ...changes })
  const view = renderPage(<ShopHoursPage />)
  await screen.findByRole('button', { name: /^周一/ })
  return { api, ...view }
}

const write = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } })
const sent = (api: Awaited<ReturnType<typeof visit>>['api']) => api.calls('PUT /shop').map(({ body }) => body)
const workday = [{ from: '08:30', until: '11:30' }, { from: '14:00', until: '17:30' }]

it('writes a break at noon for the working days, a day without hours, and shows what people will see', async () => {
  const { api, user } = await visit()
  expect(screen.getByRole('button', { name: '没有改动' })).toHaveAttribute('aria-disabled', 'true')
  await user.click(screen.getByRole('button', { name: /^周一/ }))
  const sheet = within(screen.getByRole('dialog', { name: '周一几点开门' }))
  write('第 1 段关门', '11:30')
  await user.click(sheet.getByRole('button', { name: '再加一段' }))
  expect(sheet.getByRole('alert')).toHaveTextContent('时间对不上')
  write('第 2 段开门', '14:00')
  write('第 2 段关门', '17:30')
  await user.click(sheet.getByRole('button', { name: '周一到周五都照这样' }))
  await user.click(sheet.getByRole('button', { name: '好了' }))
  await user.click(screen.getByRole('button', { name: /^周日/ }))
  await user.click(screen.getByRole('button', { name: '这天不开门' }))
  await user.click(screen.getByRole('button', { name: '好了' }))
  expect(screen.getByText('周一到周五 8:30–11:30、14:00–17:30,周六 8:30–17:30,周日 不开门')).toBeVisible()
  await user.click(screen.getByRole('button', { name: '存好' }))
  await waitFor(() => expect(sent(api)).toEqual([
    { ...shop, hours: [workday, workday, workday, workday, workday, [{ from: '08:30', until: '17:30' }], []] }
  ]))
})

it('asks for the days and the words of a closure, and says them as people will read them', async () => {
  const { api, user } = await visit()
  await user.click(screen.getByRole('switch', { name: '这些天休息' }))
  expect(screen.getByRole('button', { name: '先选休息的日子' })).toHaveAttribute('aria-disabled', 'true')
  write('从哪天', '2099-02-01')
  write('到哪天(这天也休息)', '2099-02-07')
  expect(screen.getByRole('button', { name: '先写为什么休息' })).toHaveAttribute('aria-disabled', 'true')
  write('怎么说', '春节休息')
  expect(screen.getByText('2 月 1 日到 7 日春节休息')).toBeVisible()
  await user.click(screen.getByRole('button', { name: '多一天' }))
  await user.click(screen.getByRole('button', { name: '存好' }))
  const closure = { from: '2099-02-01', until: '2099-02-07', reason: '春节休息' }
  await waitFor(() => expect(sent(api)).toEqual([{ ...shop, closure, pickUpDays: 8 }]))
})

it('keeps what was written when the page is left and when it is refused, under the version it was begun on', async () => {
  const stale = refusal('stale_version', 409, { version: 2 })
  const { unmount } = await visit()
  write('还要说明的', '赶集日不休息')
  unmount()
  const { api, user } = await visit({ 'GET /shop': { ...shop, version: 2 }, 'PUT /shop': stale })
  expect(screen.getByLabelText('还要说明的')).toHaveValue('赶集日不休息')
  await user.click(screen.getByRole('button', { name: '存好' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('刚被别人改过')
  expect(sent(api)).toMatchObject([{ hoursNote: '赶集日不休息', version: 1 }])
  expect(screen.getByLabelText('还要说明的')).toHaveValue('赶集日不休息')
})

it('is for those who keep the shop', () => {
  signInAs({ roles: ['resident'] })
  const api = fakeApi({ 'GET /shop': shop })
  renderPage(<ShopHoursPage />)
  expect(screen.getByText('这里由超市店员和村管理员来定')).toBeVisible()
  expect(api.calls('GET /shop')).toEqual([])
})
