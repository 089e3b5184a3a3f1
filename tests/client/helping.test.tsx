import { screen, waitFor } from '@testing-library/react'
import HelpingPage from '@/packages/helping/for-others'
import { open, useParam } from '@/platform/navigation'
import { routes } from '@/routes'
import { failure, fakeApi, refusal } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'
import { courtyard, submission, volunteering } from '../support/submission'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

const grid = (id: string, name: string) => ({ id, name, head: '陈演示', headPhone: '13800000001' })
const doors = { items: [{ id: 'h3', label: '第一网格 3 号' }, { id: 'h9', label: '第一网格 9 号' }] }
const none = { items: [], nextCursor: null }

function openPage(answers: Record<string, unknown> = {}) {
  const api = fakeApi({
    'GET /grids': { items: [grid('g1', '第一网格'), grid('g2', '第二网格')] },
    'GET /grids/g1/households': doors,
    'GET /grids/g2/households': { items: [] },
    'GET /rules': { items: [courtyard, volunteering] },
    'GET /submissions': none,
    ...answers
  })
  return { ...renderPage(<HelpingPage />), api }
}
const radio = (name: string) => screen.findByRole('radio', { name })

beforeEach(() => {
  jest.clearAllMocks()
  signInAs('resident')
  jest.mocked(useParam).mockReturnValue('')
})
it('knows the household whose door card was scanned, and lets another one be chosen', async () => {
  jest.mocked(useParam).mockReturnValue('acode')
  const { user, api } = openPage({ 'POST /household-cards/look-up': { id: 'h9', label: '第一网格 9 号' } })
  expect(await screen.findByText('扫到了:第一网格 9 号')).toBeVisible()
  expect(api.calls('POST /household-cards/look-up')[0]?.body).toEqual({ code: 'acode' })
  expect(screen.queryByRole('radio', { name: '第一网格' })).toBeNull()
  await user.click(screen.getByRole('button', { name: '换一家' }))
  expect(await radio('第一网格')).toBeVisible()
})

it('says so when the card is worthless or one\'s own, and lets the door be chosen', async () => {
  jest.mocked(useParam).mockReturnValue('acode')
  const { unmount } = openPage({ 'POST /household-cards/look-up': refusal('household_card_wrong') })
  expect(await screen.findByRole('alert')).toHaveTextContent('这张门牌卡不能用')
  expect(await radio('第一网格')).toBeVisible()
  unmount()
  openPage({ 'POST /household-cards/look-up': { id: 'h3', label: '第一网格 3 号' } })
  expect(await screen.findByText(/这是您自己家的门牌卡/)).toBeVisible()
  expect(await radio('第一网格')).toBeVisible()
})

it('notes down which household, who agreed and how, and takes them to the camera', async () => {
  const { user } = openPage()
  expect(await screen.findByText('先选是哪一家,再往下走')).toBeVisible()
  await user.click(await radio('第一网格'))
  await user.click(await radio('第一网格 9 号'))
  expect(screen.queryByRole('radio', { name: '第一网格 3 号' })).toBeNull()
  expect(screen.getByText('写上谁同意的、怎么同意的,就可以拍了')).toBeVisible()
  await user.type(screen.getByLabelText('这家人的姓名'), ' 李阿婆 ')
  expect(screen.queryByRole('button', { name: /我家庭院/ })).toBeNull()
  await user.click(await radio('电话里说的'))
  expect(screen.getByText(/积分记到第一网格 9 号,不记到您家。发出去以后,会告诉他们家/)).toBeVisible()
  await user.click(await screen.findByRole('button', { name: /志愿服务/ }))
  expect(open).toHaveBeenCalledWith(routes.upload, {
    ruleId: volunteering.id, household: 'h9', label: '第一网格 9 号', consentBy: '李阿婆', consentGiven: 'by_phone'
  })
})

it('forgets the door when another grid is chosen, and says where there is none', async () => {
  const { user } = openPage()
  await user.click(await radio('第一网格'))
  await user.click(await radio('第一网格 9 号'))
  await user.click(await radio('第二网格'))
  expect(await screen.findByText('这个网格还没有别的人家')).toBeVisible()
  expect(screen.getByText('先选是哪一家,再往下走')).toBeVisible()
})

it('does not take a name that is too long', async () => {
  const { user } = openPage()
  await user.click(await radio('第一网格'))
  await user.click(await radio('第一网格 9 号'))
  await user.click(await radio('当面说的'))
  await user.type(screen.getByLabelText('这家人的姓名'), '长'.repeat(21))
  expect(screen.getByRole('alert')).toHaveTextContent('名字多了 1 个字')
  expect(screen.queryByRole('button', { name: /志愿服务/ })).toBeNull()
})

it('explains a failure and asks again, and says what to do where the village has no grids', async () => {
  const { user, api } = openPage({ 'GET /grids': failure('timeout') })
  expect(await screen.findByRole('alert')).toHaveTextContent('网络太慢')
  api.answers['GET /grids'] = { items: [] }
  await user.click(screen.getByRole('button', { name: '再试一次' }))
  expect(await screen.findByText('村里还没有登记网格')).toBeVisible()
})

it('lists what was sent for others, for whom and how it went', async () => {
  const helped = submission('s9', {
    household: { id: 'h9', label: '第一网格 9 号' }, onBehalf: { consentBy: '李阿婆', consentGiven: 'in_person' }
  })
  const { user, api } = openPage({ 'GET /submissions': { items: [helped], nextCursor: null } })
  await user.click(await screen.findByRole('button', { name: /帮第一网格 9 号拍 · 3 月 1 日 8:03.*等审核/ }))
  expect(open).toHaveBeenCalledWith(routes.submission, { id: 's9' })
  expect(api.calls('GET /submissions')[0]?.options?.params).toMatchObject({ sentForOthers: true })
})

it('says that nobody has been helped yet', async () => {
  openPage()
  await waitFor(() => expect(screen.getByText('还没有帮人拍过')).toBeVisible())
})
