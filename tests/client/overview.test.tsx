import { screen, within } from '@testing-library/react'
import OverviewPage from '@/packages/overview/villages'
import { downloadFile } from '@/platform/download'
import { failure, fakeApi } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/download', () => ({ downloadFile: jest.fn(async () => 'saved') }))

const figures = (month: string, submissions: number) => ({
  month, submissions, activeHouseholds: 15, approved: 0, rejected: 0, reviewMinutes: submissions > 45 ? 300 : null,
  pointsIssued: 66, pointsRedeemed: 10, pointsOutstanding: 212
})
const row = (id: string, name: string, submissions: number, days = 2) => ({
  village: { id, name, county: '潮安区' }, households: 30, waiting: 3, oldestAt: new Date(Date.now() - days * 86_400_000).toISOString(),
  months: [figures('2026-10', 1), figures('2026-11', submissions)]
})

/** The bar of a cell, in percent. */
const barOf = (cell: HTMLElement) => (cell.querySelector('.comparison__bar') as HTMLElement).style.width

beforeEach(() => signInAs('supervisor'))

it('sets the villages side by side, with their sum', async () => {
  fakeApi({ 'GET /overview': { items: [row('v1', '永安寨村', 45), row('v2', '内里村', 60, 5)] } })
  renderPage(<OverviewPage />)
  const table = within(await screen.findByRole('table', { name: '各村概览' }))
  const [, sum, first, second] = table.getAllByRole('row')
  expect(within(sum!).getAllByRole('cell').map(({ textContent }) => textContent)).toEqual([
    '参与户30 / 60 户', '送来照片105', '通过0', '审核用时—', '现在等审核6最久等了 5 天', '发出的分132', '换东西用的分20', '还没用的分424'
  ])
  expect(within(first!).getByRole('rowheader')).toHaveTextContent('永安寨村')
  expect(within(first!).getAllByRole('cell')[4]).toHaveTextContent('现在等审核3最久等了 2 天')
  expect(within(second!).getAllByRole('cell')[3]).toHaveTextContent('审核用时5 小时')
  const cells = (line: HTMLElement) => within(line).getAllByRole('cell').map(barOf)
  expect(cells(first!).slice(0, 3)).toEqual(['50%', '75%', '0%'])
  expect(cells(second!).slice(0, 2)).toEqual(['50%', '100%'])
})

it('goes back to the month before', async () => {
  fakeApi({ 'GET /overview': { items: [row('v1', '永安寨村', 45), row('v2', '内里村', 60)] } })
  const { user } = renderPage(<OverviewPage />)
  await user.click(await screen.findByRole('button', { name: '上个月' }))
  const [, sum] = within(screen.getByRole('table')).getAllByRole('row')
  expect(within(sum!).getAllByRole('cell')[1]).toHaveTextContent('送来照片2')
  expect(screen.getByRole('button', { name: '上个月' })).toHaveAttribute('aria-disabled', 'true')
})

it('draws one number of each village through the year on one scale, and says it aloud', async () => {
  fakeApi({ 'GET /overview': { items: [row('v1', '永安寨村', 45), row('v2', '内里村', 60)] } })
  const { user } = renderPage(<OverviewPage />)
  const first = await screen.findByRole('img', { name: '永安寨村,送来照片:10 月 1,11 月 45' })
  const heights = [...first.querySelectorAll<HTMLElement>('.month-bars__bar')].map(({ style }) => style.height)
  expect(heights).toEqual(['2%', '75%'])
  await user.click(screen.getByRole('radio', { name: '通过率' }))
  expect(screen.getByRole('img', { name: '永安寨村,通过率:10 月 没有,11 月 没有' })).toBeVisible()
})

it('keeps the whole as an Excel file', async () => {
  fakeApi({ 'GET /overview': { items: [row('v1', '永安寨村', 45)] } })
  const { user } = renderPage(<OverviewPage />)
  await user.click(await screen.findByRole('button', { name: '存成 Excel' }))
  expect(downloadFile).toHaveBeenCalledWith('/overview/file', '各村概览 2026-11.xlsx')
})

it('has no sum of one village', async () => {
  fakeApi({ 'GET /overview': { items: [row('v1', '永安寨村', 45)] } })
  renderPage(<OverviewPage />)
  expect(await screen.findAllByRole('row')).toHaveLength(2)
})

it('waits, explains a failure, tries again and says when there is nothing', async () => {
  const api = fakeApi({ 'GET /overview': failure('network') })
  const { user } = renderPage(<OverviewPage />)
  expect(screen.getByRole('status', { name: '正在加载' })).toBeVisible()
  expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
  api.answers['GET /overview'] = { items: [] }
  await user.click(screen.getByRole('button', { name: '再试一次' }))
  expect(await screen.findByText('还没有村加入')).toBeVisible()
})
