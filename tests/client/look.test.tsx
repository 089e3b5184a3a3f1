import { screen } from '@testing-library/react'
import LookPage from '@/packages/look/village'
import { replace } from '@/platform/navigation'
import { routes } from '@/routes'
import { failure, fakeApi } from '../support/fake-api'
import { signedOut, signInAs } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

const villages = [
  { id: 'v1', name: '永安寨村', county: '潮安区' },
  { id: 'v2', name: '内里村', county: '饶平县' }
]
const rule = {
  id: 'r1', column: 'courtyard', name: '我家庭院', hint: '院子拍 3 张', minPhotos: 3, maxPhotos: 3, points: 2, minPoints: 2, maxPoints: 2,
  anonymous: false, open: true
}
const goods = { id: 'g1', name: '洗衣液 2 千克', points: 60, stock: 3, pictureUrl: null, open: true }
const shop = {
  place: '党群服务中心一楼', phone: null, hours: Array(7).fill([{ from: '08:30', until: '17:30' }]), hoursNote: '', closure: null, pickUpDays: 7, version: 1
}

const answers = {
  'GET /villages': { items: villages, demo: false },
  'GET /villages/v1/showcase': { village: villages[0], rules: [rule], goods: { shop, items: [goods] } },
  'GET /villages/v2/showcase': { village: villages[1], rules: [], goods: { shop, items: [] } }
}

beforeEach(() => {
  jest.clearAllMocks()
  signedOut()
})

it('shows without a session what a village gives points for, what they are worth and where', async () => {
  fakeApi({ ...answers })
  const { user } = renderPage(<LookPage />)
  expect(await screen.findByText('我家庭院')).toBeVisible()
  expect(screen.getByText('+2 分')).toBeVisible()
  expect(screen.getByText('洗衣液 2 千克')).toBeVisible()
  expect(screen.getByText('60')).toBeVisible()
  expect(screen.getByText('党群服务中心一楼')).toBeVisible()
  await user.click(screen.getByRole('radio', { name: '内里村' }))
  expect(await screen.findByText('这个村还没有开放栏目')).toBeVisible()
  expect(screen.queryByText('洗衣液 2 千克')).toBeNull()
})

it('leads to signing in, and with an invitation to signing up', async () => {
  fakeApi({ ...answers })
  const { user } = renderPage(<LookPage />)
  await user.click(screen.getByRole('button', { name: '去登录' }))
  expect(replace).toHaveBeenLastCalledWith(routes.signIn)
  await user.click(screen.getByRole('button', { name: '我要加入' }))
  expect(replace).toHaveBeenLastCalledWith(routes.signIn, { way: 'invitation' })
})

it('asks nobody to join who has', async () => {
  signInAs('resident')
  fakeApi({ ...answers })
  renderPage(<LookPage />)
  expect(await screen.findByText('我家庭院')).toBeVisible()
  expect(screen.queryByRole('button', { name: '我要加入' })).toBeNull()
})

it.each(['GET /villages', 'GET /villages/v1/showcase'] as const)('can be tried again when %s failed', async (which) => {
  const api = fakeApi({ ...answers, [which]: failure('network') })
  const { user } = renderPage(<LookPage />)
  expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
  api.answers[which] = answers[which]
  await user.click(screen.getByRole('button', { name: '再试一次' }))
  expect(await screen.findByText('我家庭院')).toBeVisible()
})
