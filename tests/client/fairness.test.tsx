import { screen, waitFor, within } from '@testing-library/react'
import type { Fairness } from '@contract/fairness'
import type { SecondLook } from '@contract/second-looks'
import SecondLooksPage from '@/packages/review/second-looks'
import FairnessPage from '@/packages/village-life/fairness'
import OfficePage from '@/packages/village/office'
import SettingsPage from '@/packages/village/settings'
import { duration } from '@/words'
import { fakeApi, refusal } from '../support/fake-api'
import { openedSheet } from '../support/opened-sheet'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'
import { submission } from '../support/submission'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

beforeEach(() => {
  jest.clearAllMocks()
  signInAs('reviewer')
})

describe('second looks', () => {
  const look = (id: string, changes: Partial<SecondLook> = {}): SecondLook => ({
    submission: submission(id, { own: false, status: 'approved', points: 2, reviewedAt: '2026-03-01T01:00:00.000Z' }),
    photoMatches: [], drawnAt: '2026-03-01T01:00:00.000Z', bar: null, result: null, ...changes
  })
  const desk = (openOnes: SecondLook[], done: SecondLook[] = [], more: Record<string, unknown> = {}) => fakeApi({
    'GET /second-looks': ({ options }: { options: { params: { done: boolean } } }) =>
      ({ items: options.params.done ? done : openOnes, nextCursor: null }),
    ...more
  })

  it('takes an agreement at a tap', async () => {
    const api = desk([look('s1')], [], { 'POST /submissions/s1/second-look': undefined })
    const { user } = renderPage(<SecondLooksPage />)
    await user.click(await screen.findByRole('button', { name: '通过得对:第一网格 3 号' }))
    expect(api.calls('POST /submissions/s1/second-look')[0]?.body).toEqual({ agrees: true })
    expect(await screen.findByText('记下了:意见一致')).toBeVisible()
  })

  it('asks for a word where it is not agreed, and keeps it on a refusal', async () => {
    const api = desk([look('s1')], [], { 'POST /submissions/s1/second-look': refusal('second_look_done') })
    const { user } = renderPage(<SecondLooksPage />)
    await user.click(await screen.findByRole('button', { name: '不该通过:第一网格 3 号' }))
    const sheet = within(await openedSheet())
    expect(sheet.getByRole('button', { name: '请先写一句' })).toHaveAttribute('aria-disabled', 'true')
    await user.type(sheet.getByLabelText('您的意见'), '看不清门牌')
    await user.click(sheet.getByRole('button', { name: '记下意见' }))
    expect(api.calls('POST /submissions/s1/second-look')[0]?.body).toEqual({ agrees: false, note: '看不清门牌' })
    expect(await sheet.findByRole('alert')).toHaveTextContent('有人看过了')
    expect(sheet.getByLabelText('您的意见')).toHaveValue('看不清门牌')
  })

  it.each([
    ['own_household', '这是您自己家的'],
    ['relative_household', '这是您亲属家的'],
    ['first_reviewer', '这一条是您通过的']
  ] as const)('leaves to others what is barred: %s', async (bar, sentence) => {
    desk([look('s1', { bar })])
    renderPage(<SecondLooksPage />)
    expect(await screen.findByText(new RegExp(sentence))).toBeVisible()
    expect(screen.queryByRole('button', { name: /通过得对/ })).toBeNull()
  })

  it('shows what was looked at, by whom and why not', async () => {
    const result = { agrees: false, note: '看不清门牌', by: '', at: '2026-03-02T01:00:00.000Z' }
    desk([], [look('s1', { result })])
    const { user } = renderPage(<SecondLooksPage />)
    expect(await screen.findByText('没有要抽查的')).toBeVisible()
    await user.click(screen.getByRole('tab', { name: '看过的' }))
    expect(await screen.findByText('意见不一致')).toBeVisible()
    expect(screen.getByText('看不清门牌')).toBeVisible()
    expect(screen.getByText(/已注销的成员/)).toBeVisible()
  })

  it('is for reviewers', () => {
    signInAs('resident')
    fakeApi({})
    renderPage(<SecondLooksPage />)
    expect(screen.getByText('抽查由审核员来做')).toBeVisible()
  })
})

describe('the figures for everybody', () => {
  const month = { month: '2026-03', decided: 12, reviewMinutes: 300, secondLooks: 8, agreed: 7, deductions: 2, appeals: 3, granted: 1, open: 1 }
  const figures = (changes: Partial<Fairness> = {}): Fairness => ({
    waiting: 4, oldestAt: new Date(Date.now() - 5 * 3_600_000).toISOString(), overdue: 0, reviewHours: 48, secondLookPercent: 10,
    months: [month], ...changes
  })

  it('say how fast and how fairly, month by month', async () => {
    signInAs('resident')
    fakeApi({ 'GET /fairness': figures() })
    renderPage(<FairnessPage />)
    expect(await screen.findByText('2026 年 3 月')).toBeVisible()
    for (const words of ['4 条', '等了 5 小时', '没有一条等过 48 小时。', '5 小时', '审了 12 条,一半比这快', '88%', '2 次', '3 次',
      '1 次申诉有理,改过来了,1 次还在等结果', '通过的照片抽签抽 10%,由另一位审核员再看一遍。']) expect(screen.getByText(words)).toBeVisible()
  })

  it('say what waits too long, and that nothing has happened yet', async () => {
    fakeApi({ 'GET /fairness': figures({ overdue: 2, months: [] }) })
    renderPage(<FairnessPage />)
    expect(await screen.findByText('有 2 条等了超过 48 小时,系统每天提醒审核员。')).toBeVisible()
    expect(screen.getByText('还没有审过照片')).toBeVisible()
  })

  it.each([[0, '1 分钟'], [90, '90 分钟'], [120, '2 小时'], [47 * 60, '47 小时'], [3 * 24 * 60, '3 天']])('%i minutes are %s', (minutes, said) => {
    expect(duration(minutes)).toBe(said)
  })
})

describe('the terms', () => {
  const terms = { secondLookPercent: 10, reviewHours: 48, adjustmentLimit: 20, version: 3 }

  it('are changed on the version that was read', async () => {
    signInAs('villageAdmin')
    const api = fakeApi({ 'GET /settings': terms, 'PUT /settings': undefined })
    const { user } = renderPage(<SettingsPage />)
    const field = await screen.findByLabelText('抽查多少(%)')
    expect(screen.getByRole('button', { name: '没有改动' })).toHaveAttribute('aria-disabled', 'true')
    await user.clear(field)
    expect(screen.getByRole('button', { name: '有一处填得不对' })).toHaveAttribute('aria-disabled', 'true')
    await user.type(field, '101')
    expect(screen.getByText('请填 0 到 100 的整数')).toBeVisible()
    await user.clear(field)
    await user.type(field, '25')
    await user.click(screen.getByRole('button', { name: '存好' }))
    expect(api.calls('PUT /settings')[0]?.body).toEqual({ ...terms, secondLookPercent: 25 })
    expect(await screen.findByText('改好了')).toBeVisible()
  })

  it('keep what was typed when somebody else was faster, and go on from what stands there now', async () => {
    signInAs('villageAdmin')
    const api = fakeApi({ 'GET /settings': terms, 'PUT /settings': refusal('stale_version') })
    const { user } = renderPage(<SettingsPage />)
    const field = await screen.findByLabelText('多少小时内审完')
    await user.clear(field)
    await user.type(field, '24')
    api.answers['GET /settings'] = { ...terms, secondLookPercent: 50, version: 4 }
    await user.click(screen.getByRole('button', { name: '存好' }))
    expect(await screen.findByText(/刚被别人改过/)).toBeVisible()
    await waitFor(() => expect(screen.getByLabelText('抽查多少(%)')).toHaveValue('50'))
    expect(field).toHaveValue('24')
    await user.click(screen.getByRole('button', { name: '存好' }))
    expect(api.calls('PUT /settings')[1]?.body).toEqual({ ...terms, secondLookPercent: 50, reviewHours: 24, version: 4 })
  })

  it('are the admin’s', () => {
    fakeApi({})
    renderPage(<SettingsPage />)
    expect(screen.getByText('这里由村管理员来定')).toBeVisible()
  })
})

describe('the doors', () => {
  it('tell what waits behind them, and what waits too long', async () => {
    fakeApi({
      'GET /reviews/summary': { waiting: 9, overdue: 2, flagged: 0, oldestAt: null, byColumn: [] },
      'GET /second-looks/summary': { open: 5, forMe: 3 },
      'GET /deductions/summary': { appealed: 2, forMe: 1 }
    })
    renderPage(<OfficePage />)
    expect(await screen.findByRole('button', { name: /审核照片.*2 条超时/ })).toBeVisible()
    expect(await screen.findByRole('button', { name: /抽查.*3 条/ })).toBeVisible()
    expect(await screen.findByRole('button', { name: /扣分.*1 条/ })).toBeVisible()
    expect(screen.queryByRole('button', { name: /村里的规矩/ })).toBeNull()
  })

  it('lead a shop keeper to the counter and to what keeps the shop, and nowhere else', async () => {
    signInAs('shopkeeper')
    fakeApi({})
    renderPage(<OfficePage />)
    for (const name of [/^交货/, /^待取的单子/, /^货品/, /^盘点/, /^日结/, /^超市的地点和时间/]) {
      expect(screen.getByRole('button', { name })).toBeVisible()
    }
    expect(screen.getByText('店里的事')).toBeVisible()
    expect(screen.queryByRole('button', { name: /^审核/ })).toBeNull()
  })
})
