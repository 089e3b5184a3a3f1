import { screen, waitFor } from '@testing-library/react'
import type { AwardedHonour, Honour } from '@contract/honours'
import AwardHonourPage from '@/packages/honours/award'
import HonourDeskPage from '@/packages/honours/desk'
import HonoursPage from '@/packages/village-life/honours'
import { back } from '@/platform/navigation'
import { fakeApi, refusal } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

const honour = (more: Partial<Honour> = {}): Honour => ({
  id: 'o1', title: '最美庭院', household: '第一网格 3 号', name: '', note: '花种得好', awardedOn: '2025-11-20', photo: null, ...more
})
const awarded = (more: Partial<AwardedHonour> = {}): AwardedHonour => ({
  ...honour(), household: '第一网格 3 号', unlisted: false, by: '赵管理', createdAt: '2025-11-20T08:00:00.000Z', revokedAt: null, ...more
})
const page = <Item,>(items: Item[]) => ({ items, nextCursor: null })

beforeEach(() => jest.clearAllMocks())

it('the wall shows what the village gave beside what people hung up, and names nobody who does not want it', async () => {
  signInAs('resident')
  const photo = { id: 'ph1', url: '/api/photos/large.jpg', thumbnailUrl: '/api/photos/small.jpg', width: 4, height: 3 }
  fakeApi({
    'GET /honours': page([honour({ name: '李四', photo }), honour({ id: 'o2', title: '好儿媳', household: null, note: '' })]),
    'GET /feed': page([])
  })
  renderPage(<HonoursPage />)
  expect(await screen.findByText('最美庭院')).toBeVisible()
  expect(screen.getByText(/^第一网格 3 号 李四 · /)).toBeVisible()
  expect(screen.getByText(/^一户人家 · /)).toBeVisible()
  expect(screen.getByRole('button', { name: /^最美庭院,第一网格 3 号 李四/ })).toBeVisible()
  expect(await screen.findByText('荣誉墙还空着')).toBeVisible()
})

describe('those who award', () => {
  beforeEach(() => signInAs('villageAdmin'))

  it('revoke after a question', async () => {
    const api = fakeApi({
      'GET /honours/awarded': page([awarded({ unlisted: true }), awarded({ id: 'o2', title: '旧的', revokedAt: '2025-11-21T08:00:00.000Z' })]),
      'POST /honours/o1/revoke': undefined
    })
    const { user } = renderPage(<HonourDeskPage />)
    expect(await screen.findByText(/墙上写"一户人家"/)).toBeVisible()
    expect(screen.getAllByRole('button', { name: /^收回/ })).toHaveLength(1)
    await user.click(screen.getByRole('button', { name: '收回第一网格 3 号的"最美庭院"' }))
    expect(api.calls('POST /honours/o1/revoke')).toEqual([])
    await user.click(screen.getByRole('button', { name: '收回' }))
    await waitFor(() => expect(api.calls('POST /honours/o1/revoke')).toHaveLength(1))
  })

  it('choose household and day, and lose nothing to a refusal', async () => {
    const household = { id: 'h5', label: '第二网格 5 号', number: 5, grid: '第二网格', unit: null, head: '林大', people: 3, members: 1 }
    const api = fakeApi({ 'GET /households': page([household]), 'GET /grids': { items: [] }, 'POST /honours': refusal('household_closed') })
    const { user } = renderPage(<AwardHonourPage />)
    expect(screen.getByRole('button', { name: '先写什么荣誉' })).toHaveAttribute('aria-disabled', 'true')
    await user.click(screen.getByRole('radio', { name: '热心人' }))
    expect(screen.getByRole('button', { name: '先选给哪一户' })).toHaveAttribute('aria-disabled', 'true')
    await user.click(screen.getByRole('button', { name: '选一户' }))
    await user.click(await screen.findByRole('button', { name: /^第二网格 5 号/ }))
    await user.type(screen.getByLabelText('给这一户的谁'), '林大')
    await user.click(screen.getByRole('button', { name: '颁给这一户' }))
    expect(await screen.findByText(/这一户已经并到别的户了/)).toBeVisible()
    expect(screen.getByLabelText('给这一户的谁')).toHaveValue('林大')
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    expect(api.calls('POST /honours')[0]?.body).toEqual(
      { title: '热心人', name: '林大', note: '', householdId: 'h5', awardedOn: day, photoId: null })
    api.answers['POST /honours'] = { id: 'o9' }
    await user.click(screen.getByRole('button', { name: '颁给这一户' }))
    await waitFor(() => expect(back).toHaveBeenCalledTimes(1))
  })

  it('are no others', () => {
    signInAs('shopkeeper')
    const api = fakeApi({})
    renderPage(<HonourDeskPage />)
    renderPage(<AwardHonourPage />)
    expect(screen.getAllByText('这里给颁荣誉的人用')).toHaveLength(2)
    expect(api.calls('GET /honours/awarded')).toEqual([])
  })
})
