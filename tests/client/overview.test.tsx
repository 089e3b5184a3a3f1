import { screen, within } from '@testing-library/react'
import OverviewPage from '@/packages/overview/villages'
import { failure, fakeApi } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')

const row = (id: string, name: string, submissions: number) => ({
  village: { id, name, county: '潮安区' }, households: 30, activeHouseholds: 15, submissions, approved: 0, waiting: 3,
  pointsAwarded: 66, pointsRedeemed: 10, pointsOutstanding: 212
})

/** The bar of a cell, in percent. */
const barOf = (cell: HTMLElement) => (cell.querySelector('.comparison__bar') as HTMLElement).style.width

beforeEach(() => signInAs('supervisor'))

it('sets the villages side by side, with their sum', async () => {
  fakeApi({ 'GET /overview': { items: [row('v1', '永安寨村', 45), row('v2', '内里村', 60)] } })
  renderPage(<OverviewPage />)
  const table = within(await screen.findByRole('table', { name: '各村概览' }))
  const [, sum, first, second] = table.getAllByRole('row')
  expect(within(sum!).getAllByRole('cell').map(({ textContent }) => textContent)).toEqual([
    '参与户30 / 60 户', '送来照片105', '通过0', '等审核6', '发出积分132', '换掉积分20', '还能用的分424'
  ])
  expect(within(first!).getByRole('rowheader')).toHaveTextContent('永安寨村')
  const cells = (line: HTMLElement) => within(line).getAllByRole('cell').map(barOf)
  expect(cells(first!).slice(0, 3)).toEqual(['50%', '75%', '0%'])
  expect(cells(second!).slice(0, 2)).toEqual(['50%', '100%'])
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
