import { screen, waitFor, within } from '@testing-library/react'
import type { Board, BoardRow } from '@contract/boards'
import BoardPage from '@/pages/board'
import { ApiError } from '@/platform/api-error'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { fakeApi } from '../support/fake-api'
import { feedPage, honour } from '../support/feed'
import { signInAs } from '../support/redemption'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

const row = (place: number, household: string, points: number, own = false): BoardRow => ({ place, household, points, own })
const others = [row(1, '第三网格 2 号', 26), row(2, '第一网格 8 号', 22), row(3, '第二网格 5 号', 20), row(4, '第三网格 9 号', 18)]
const ownRow = (place: number, points: number) => row(place, '第一网格 3 号', points, true)

const board = (items: BoardRow[], own: Board['own']): Board => ({ items, own })
const show = (given: unknown) => ({
  api: fakeApi({ 'GET /boards/households': given, 'GET /feed': feedPage([]) }),
  ...renderPage(<BoardPage />)
})
const ownStanding = () => screen.findByRole('status', { name: '我家的名次' })

beforeEach(() => {
  jest.clearAllMocks()
  signInAs({ roles: ['resident'] })
})

it('puts the first three on the podium, the rest in rows, and tells the way to the next place', async () => {
  const own = ownRow(5, 16)
  show(board([...others, own], { ...own, toNext: 2 }))
  const podium = within(await screen.findByRole('list', { name: '前三名' }))
  expect(podium.getAllByRole('listitem').map((item) => item.getAttribute('aria-label'))).toEqual([
    '第 2 名,第一网格 8 号,22 分', '第 1 名,第三网格 2 号,26 分', '第 3 名,第二网格 5 号,20 分'
  ])
  expect(podium.queryByText('第三网格 9 号')).toBeNull()
  expect(screen.getByText('第三网格 9 号')).toBeVisible()
  expect(await ownStanding()).toHaveTextContent('5我家再得 2 分追上第 4 名16分')
})

it('shows equal points in one place', async () => {
  const own = ownRow(4, 18)
  const tied = [row(1, '第三网格 2 号', 26), row(1, '第一网格 8 号', 26), row(3, '第二网格 5 号', 20), row(4, '第三网格 9 号', 18), own]
  show(board(tied, { ...own, toNext: 2 }))
  const podium = within(await screen.findByRole('list', { name: '前三名' }))
  expect(podium.getAllByText('1')).toHaveLength(2)
  expect(podium.queryByText('2')).toBeNull()
  expect(await ownStanding()).toHaveTextContent('再得 2 分追上第 3 名')
})

it.each([
  ['third', [26, 22, 20, 20], ['第 2 名,第二网格 2 号,22 分', '第 1 名,第二网格 1 号,26 分', '第 3 名,几家并列,20 分'], ['3', '3']],
  ['second', [26, 22, 22, 22], ['第 2 名,几家并列,22 分', '第 1 名,第二网格 1 号,26 分'], ['2', '2', '2']],
  ['first', [26, 26, 26, 26], ['第 1 名,几家并列,26 分'], ['1', '1', '1', '1']]
])('names all who share the %s place below a podium too small for them', async (_, points, steps, places) => {
  const rows = points.map((earned, index) => row(points.indexOf(earned) + 1, `第二网格 ${index + 1} 号`, earned))
  show(board([...rows, row(5, '第一网格 8 号', 6)], null))
  const podium = within(await screen.findByRole('list', { name: '前三名' }))
  expect(podium.getAllByRole('listitem').map((item) => item.getAttribute('aria-label'))).toEqual(steps)
  const below = within(screen.getByLabelText('其他名次'))
  expect(below.getAllByText(/^\d$/, { selector: '.board__number' }).map((place) => place.textContent)).toEqual([...places, '5'])
  expect(below.getByText('第二网格 4 号')).toBeVisible()
})

it('keeps the own place in view outside of the list', async () => {
  show(board(others, { ...ownRow(73, 4), toNext: 3 }))
  expect(await ownStanding()).toHaveTextContent('73我家再得 3 分追上前一名4分')
})

it('praises the first and encourages who has earned nothing yet', async () => {
  const first = ownRow(1, 30)
  const { unmount } = show(board([first], { ...first, toNext: null }))
  expect(await ownStanding()).toHaveTextContent('全村第一')
  unmount()
  show(board(others, null))
  expect(await ownStanding()).toHaveTextContent('还没有得分,拍照上传就能上榜')
})

it('asks for the chosen period', async () => {
  const { api, user } = show(board(others, null))
  await user.click(screen.getByRole('tab', { name: '今年' }))
  await waitFor(() => expect(api.calls('GET /boards/households').map(({ options }) => options?.params)).toEqual([
    { period: 'month' }, { period: 'year' }
  ]))
  expect(screen.getByRole('tab', { name: '今年' })).toHaveAttribute('aria-selected', 'true')
})

it('leads to the photos when nobody has earned yet', async () => {
  const { user } = show(board([], null))
  expect(await screen.findByText('这个月还没有人得分')).toBeVisible()
  await user.click(screen.getByRole('button', { name: '去拍照' }))
  expect(open).toHaveBeenCalledWith(routes.home)
})

it('explains a failure and tries again', async () => {
  const { api, user } = show(new ApiError('network'))
  expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
  api.answers['GET /boards/households'] = board(others, null)
  await user.click(screen.getByRole('button', { name: '再试一次' }))
  expect(await screen.findByText('第三网格 9 号')).toBeVisible()
})

it('shows a cadre without a household the board alone', async () => {
  signInAs({ roles: ['reviewer'], household: null })
  show(board(others, null))
  expect(await screen.findByText('第三网格 9 号')).toBeVisible()
  expect(screen.queryByRole('status', { name: '我家的名次' })).toBeNull()
  expect(screen.queryByText('不想显示自家门牌?')).toBeNull()
})

it('tells a supervisor that boards belong to villages', () => {
  signInAs({ roles: ['supervisor'], household: null, village: null })
  const { api } = show(board(others, null))
  expect(screen.getByText('每个村有自己的排行')).toBeVisible()
  expect([...api.calls('GET /boards/households'), ...api.calls('GET /feed')]).toEqual([])
})

it('names no household that does not want to be named, nor mixes up two of them', async () => {
  const unnamed = (place: number, points: number): BoardRow => ({ place, household: null, points, own: false })
  show(board([unnamed(1, 26), ...others.slice(1), unnamed(5, 12), unnamed(6, 10)], null))
  const podium = within(await screen.findByRole('list', { name: '前三名' }))
  expect(podium.getByRole('listitem', { name: '第 1 名,一户人家,26 分' })).toBeVisible()
  expect(screen.getAllByText('一户人家')).toHaveLength(3)
})

it('shows the first places, and the others when asked', async () => {
  const rows = Array.from({ length: 24 }, (_, index) => row(index + 1, `第四网格 ${index + 1} 号`, 60 - index))
  const { user } = show(board(rows, null))
  expect(await screen.findByText('第四网格 10 号')).toBeVisible()
  expect(screen.queryByText('第四网格 11 号')).toBeNull()
  await user.click(screen.getByRole('button', { name: '看后面 14 家' }))
  expect(screen.getByText('第四网格 24 号')).toBeVisible()
  expect(screen.queryByRole('button', { name: /^看后面/ })).toBeNull()
})

it('compares the grids by points per household, and keeps the own place in view', async () => {
  const own = ownRow(5, 16)
  const { api, user } = show(board([...others, own], { ...own, toNext: 2 }))
  api.answers['GET /boards/grids'] = {
    items: [
      { place: 1, grid: '第二网格', points: 80, households: 10, own: false },
      { place: 2, grid: '第一网格', points: 100, households: 30, own: true }
    ]
  }
  await user.click(screen.getByRole('tab', { name: '各网格' }))
  const grids = within(await screen.findByRole('list', { name: '各网格名次' })).getAllByRole('listitem')
  expect(grids.map(({ textContent }) => textContent)).toEqual(
    ['1第二网格平均每户 8 分一共 80 分,10 户', '2第一网格我家在这里平均每户 3.3 分一共 100 分,30 户'])
  expect(await ownStanding()).toBeVisible()
  await user.click(screen.getByRole('tab', { name: '本季' }))
  await waitFor(() => expect(api.calls('GET /boards/grids').map(({ options }) => options?.params)).toEqual(
    [{ period: 'month' }, { period: 'quarter' }]))
})

it('leads to the honours, to what is new, and to where the own name is switched off', async () => {
  const { api, user } = show(board(others, null))
  api.answers['GET /feed'] = feedPage([honour('a')])
  expect(await screen.findByText('荣誉墙')).toBeVisible()
  await user.click(screen.getByRole('link', { name: '全部' }))
  expect(open).toHaveBeenLastCalledWith(routes.honours)
  await user.click(screen.getByRole('button', { name: /^村里新鲜事/ }))
  expect(open).toHaveBeenLastCalledWith(routes.feed)
  await user.click(screen.getByRole('button', { name: /^不想显示自家门牌/ }))
  expect(open).toHaveBeenLastCalledWith(routes.family)
})
