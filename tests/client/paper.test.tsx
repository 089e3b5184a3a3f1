import { screen, waitFor } from '@testing-library/react'
import type { Passbook, PriceSheet, WallSheet } from '@contract/paper'
import PassbookPage from '@/packages/paper/passbook'
import PriceSheetPage from '@/packages/paper/price-sheet'
import WallSheetPage from '@/packages/paper/wall-sheet'
import { downloadFile } from '@/platform/download'
import { printPage } from '@/platform/print'
import { failure, fakeApi, refusal } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'
import { setParams } from '../support/taro'

jest.mock('@/platform/request')
jest.mock('@/platform/download', () => ({ downloadFile: jest.fn(async () => 'saved') }))
jest.mock('@/platform/print', () => ({ printPage: jest.fn() }))

const prices: PriceSheet = {
  village: '永安寨村', on: '2026-03-10', place: '党群服务中心一楼', hours: '每天 8:30–17:30', phone: null, address: 'https://a.example/#/shop',
  groups: [
    { category: '粮油', goods: [{ id: 'rice', name: '大米 5 千克', points: 60, notes: ['每户每月限 2 份'], pictureUrl: null }] },
    { category: '', goods: [{ id: 'kettle', name: '电热水壶', points: 90, notes: ['3 月 15 日起能换'], pictureUrl: null }] }
  ]
}

const week: WallSheet = {
  village: '永安寨村', from: '2026-03-09', until: '2026-03-15', address: 'https://a.example/#/home',
  ledger: { earned: 52, redeemed: 10, households: 2 },
  honours: [{ id: 'h', title: '最美庭院', household: null, name: '', note: '', awardedOn: '2026-03-09', pictureUrl: null }],
  moreHonours: 3,
  board: [{ place: 1, household: '第一网格 3 号', points: 50 }, { place: 2, household: null, points: 2 }],
  activities: [{ title: '清理水渠', place: '祠堂', startsAt: '2026-03-10T00:00:00Z', came: 17 }],
  goods: [{ name: '洗衣液', points: 30, before: 36, on: '2026-03-10' }]
}

const book: Passbook = {
  village: '永安寨村', household: '第一网格 3 号', grid: '第一网格', unit: null, on: '2026-03-10', address: 'https://a.example/#/card',
  year: 2026, years: [2026, 2025], free: 42, held: 10, carried: 50, left: 0,
  months: [{ month: '2026-03', earned: 2, redeemed: 10, balance: 42 }],
  entries: [
    { id: '1', on: '2026-03-08', what: '我家庭院', amount: 2, balance: 52 },
    { id: '2', on: '2026-03-09', what: '兑换 抽纸 3 包', amount: -10, balance: 42 }
  ]
}

const village = (changes: Record<string, unknown> = {}) =>
  fakeApi({ 'GET /paper/price-sheet': prices, 'GET /paper/wall-sheet': week, 'GET /paper/passbook': book, ...changes })

beforeEach(() => {
  jest.clearAllMocks()
  setParams({})
  signInAs('villageAdmin')
})

it('shows the price sheet as it is printed, and keeps it as a PDF of the size that was chosen', async () => {
  village()
  const { user } = renderPage(<PriceSheetPage />)
  expect(await screen.findByText('大米 5 千克')).toBeVisible()
  for (const words of ['粮油', '其他', '每户每月限 2 份', '3 月 15 日起能换']) expect(screen.getByText(words)).toBeVisible()
  await user.click(screen.getByRole('radio', { name: 'A3 大张' }))
  await user.click(screen.getByRole('button', { name: '打印' }))
  expect(printPage).toHaveBeenCalledTimes(1)
  await user.click(screen.getByRole('button', { name: '存成 PDF' }))
  expect(downloadFile).toHaveBeenCalledWith('/paper/price-sheet/file?size=A3', '物品积分兑换表 A3 2026-03-10.pdf')
})

it('says why a PDF could not be kept, and leaves the sheet where it is', async () => {
  village()
  jest.mocked(downloadFile).mockRejectedValueOnce(refusal('too_many_requests', 429, { retryAfter: 60 }))
  const { user } = renderPage(<PriceSheetPage />)
  await user.click(await screen.findByRole('button', { name: '存成 PDF' }))
  expect(await screen.findByText(/太|等/)).toBeVisible()
  expect(screen.getByText('大米 5 千克')).toBeVisible()
})

it('shows a shop without goods, a failure, and nothing to who keeps no shop', async () => {
  const api = village({ 'GET /paper/price-sheet': failure('network') })
  const { user, unmount } = renderPage(<PriceSheetPage />)
  api.answers['GET /paper/price-sheet'] = { ...prices, groups: [] }
  await user.click(await screen.findByRole('button', { name: /再试|重试/ }))
  expect(await screen.findByText('货架还空着')).toBeVisible()
  expect(screen.queryByRole('button', { name: '打印' })).toBeNull()
  unmount()
  signInAs('resident')
  renderPage(<PriceSheetPage />)
  expect(screen.getByText('这里给村里办事的人用')).toBeVisible()
  expect(api.calls('GET /paper/price-sheet')).toHaveLength(2)
})

const asOf = (now: string) => jest.useFakeTimers({ now: new Date(now), doNotFake: ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'] })
afterEach(() => jest.useRealTimers())

it.each([
  ['2026-03-11T15:00:00Z', 'last'], // Wednesday evening
  ['2026-03-11T16:30:00Z', 'this'], // Thursday, on the village's clock
  ['2026-03-15T15:00:00Z', 'this'] // Sunday
])('opens the week that has something to tell: at %s %s', async (now, week) => {
  asOf(now)
  const api = village()
  renderPage(<WallSheetPage />)
  expect(await screen.findByText('最美庭院')).toBeVisible()
  expect(api.calls('GET /paper/wall-sheet').map(({ options }) => options?.params)).toEqual([{ week }])
})

it('shows a week without the names of those who do not want it, and another week when asked', async () => {
  asOf('2026-03-15T02:00:00Z')
  const api = village()
  const { user } = renderPage(<WallSheetPage />)
  expect(await screen.findByText('最美庭院')).toBeVisible()
  expect(screen.getAllByText('热心村民')).toHaveLength(2)
  expect(screen.getByText('还有 3 个,看手机上的荣誉墙')).toBeVisible()
  expect(screen.getByText('3 月 10 日 8:00 · 祠堂 · 来了 17 人')).toBeVisible()
  expect(screen.getByText('3 月 10 日起,原来 36 分')).toBeVisible()
  await user.click(screen.getByRole('radio', { name: '上一周' }))
  await waitFor(() => expect(api.calls('GET /paper/wall-sheet').at(-1)?.options?.params).toEqual({ week: 'last' }))
  await user.click(await screen.findByRole('button', { name: '存成 PDF' }))
  expect(downloadFile).toHaveBeenCalledWith('/paper/wall-sheet/file?size=A4&week=last', '墙报 A4 2026-03-09.pdf')
})

it('shows the passbook of the household that was asked for, line by line', async () => {
  setParams({ id: 'household-3' })
  const api = village()
  const { user } = renderPage(<PassbookPage />)
  const rows = (await screen.findAllByRole('row')).map(({ textContent }) => textContent)
  expect(rows).toEqual(['月份得换东西月底剩', '3 月21042', '日期摘要分剩下', '以前剩下50', '3 月 8 日我家庭院+252', '3 月 9 日兑换 抽纸 3 包-1042'])
  expect(screen.getByText('另有 10 分给换好的东西留着')).toBeVisible()
  await user.click(screen.getByRole('radio', { name: '2025 年' }))
  await waitFor(() =>
    expect(api.calls('GET /paper/passbook').at(-1)?.options?.params).toEqual({ householdId: 'household-3', year: 2025 }))
  await user.click(await screen.findByRole('button', { name: '存成 PDF' }))
  expect(downloadFile).toHaveBeenCalledWith(
    '/paper/passbook/file?size=A4&householdId=household-3&year=2026', '积分存折 第一网格 3 号 2026.pdf')
})
