import { act, screen, waitFor, within } from '@testing-library/react'
import FeedPage from '@/packages/village-life/feed'
import HonoursPage from '@/packages/village-life/honours'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { failure, fakeApi } from '../support/fake-api'
import { feedItem, feedPage, honour } from '../support/feed'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'
import { reachBottom } from '../support/taro'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

beforeEach(() => {
  jest.clearAllMocks()
  signInAs('resident')
})

const like = (name: string | RegExp) => screen.findByRole('checkbox', { name })

describe('what is new in the village', () => {
  it('shows whose it is as far as one may know, and on which day, not when', async () => {
    fakeApi({ 'GET /feed': feedPage([feedItem('a'), feedItem('hidden', { household: null })]) })
    renderPage(<FeedPage />)
    expect(await screen.findByText('第一网格 3 号 · 2025 年 3 月 1 日')).toBeVisible()
    expect(screen.getByText('一户人家 · 2025 年 3 月 1 日')).toBeVisible()
  })

  it('shows the first photo big, three small ones, says how many more there are, and opens any full screen', async () => {
    const photos = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6']
    fakeApi({ 'GET /feed': feedPage([feedItem('a', { photos })]) })
    const showPhotos = jest.fn()
    const { user, container } = renderPage(<FeedPage />, { showPhotos })
    await user.click(await screen.findByRole('button', { name: '我家庭院,第 3 张照片,共 6 张' }))
    expect(showPhotos).toHaveBeenCalledWith(photos.map((id) => `/${id}/large.jpg`), 2)
    expect([...container.querySelectorAll('img')].map((image) => image.getAttribute('src'))).toEqual(
      ['/p1/large.jpg', '/p2/small.jpg', '/p3/small.jpg', '/p4/small.jpg'])
    expect(screen.getByText('还有 2 张')).toBeVisible()
  })

  it('asks for one column, goes on at the end of the screen, and says when a column is empty', async () => {
    const pages = ({ options: { params } }: { options: { params: { column?: string; cursor?: string } } }) => {
      if (params.column) return feedPage([])
      return params.cursor === 'a' ? feedPage([feedItem('b', { household: '第三网格 1 号' })]) : feedPage([feedItem('a')], 'a')
    }
    const api = fakeApi({ 'GET /feed': pages })
    const { user } = renderPage(<FeedPage />)
    await screen.findByText(/^第一网格 3 号/)
    act(reachBottom)
    expect(await screen.findByText(/^第三网格 1 号/)).toBeVisible()
    await user.click(screen.getByRole('tab', { name: '学习' }))
    expect(await screen.findByText('这一类还没有通过的照片')).toBeVisible()
    expect(api.calls('GET /feed').map(({ options }) => options?.params)).toEqual(
      [{}, { cursor: 'a' }, { column: 'study' }])
  })

  it('says what will be there, and explains a failure', async () => {
    const api = fakeApi({ 'GET /feed': failure('network') })
    const { user } = renderPage(<FeedPage />)
    expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
    api.answers['GET /feed'] = feedPage([])
    await user.click(screen.getByRole('button', { name: '再试一次' }))
    expect(await screen.findByText('还没有通过的照片')).toBeVisible()
  })
})

describe('a like', () => {
  it('is there at once, and a second tap while it is on its way does nothing', async () => {
    let answer: (likes: unknown) => void = () => undefined
    const api = fakeApi({
      'GET /feed': feedPage([feedItem('a', { likes: 2 })]),
      'PUT /feed/a/like': () => new Promise((resolve) => (answer = resolve))
    })
    const { user } = renderPage(<FeedPage />)
    const button = await like('点赞,2 人点赞')
    await user.dblClick(button)
    expect(await like('点赞,您和 2 人点赞')).toBeChecked()
    expect(api.calls('PUT /feed/a/like')).toHaveLength(1)
    // somebody else has liked it meanwhile
    await act(async () => answer({ likes: 5, liked: true }))
    expect(await like('点赞,您和 4 人点赞')).toBeChecked()
    expect(api.calls('GET /feed')).toHaveLength(1)
  })

  it('can be taken back', async () => {
    const api = fakeApi({
      'GET /feed': feedPage([feedItem('a', { likes: 1, liked: true })]),
      'DELETE /feed/a/like': { likes: 0, liked: false }
    })
    const { user } = renderPage(<FeedPage />)
    await user.click(await like('点赞,您点了赞'))
    expect(await like('点赞,点赞')).not.toBeChecked()
    expect(api.calls('DELETE /feed/a/like')).toHaveLength(1)
  })

  it('is gone again with a sentence when the village did not hear of it, and the next tap tries anew', async () => {
    let fail: (error: Error) => void = () => undefined
    const api = fakeApi({
      'GET /feed': feedPage([feedItem('a', { likes: 3 })]),
      'PUT /feed/a/like': () => new Promise((_, reject) => (fail = reject))
    })
    const { user } = renderPage(<FeedPage />)
    await user.click(await like('点赞,3 人点赞'))
    expect(await like('点赞,您和 3 人点赞')).toBeChecked()
    act(() => fail(failure('network')))
    expect(await screen.findByRole('alert')).toHaveTextContent('赞没有点上。没连上网')
    expect(await like('点赞,3 人点赞')).not.toBeChecked()
    api.answers['PUT /feed/a/like'] = { likes: 4, liked: true }
    await user.click(await like('点赞,3 人点赞'))
    expect(await like('点赞,您和 3 人点赞')).toBeChecked()
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

describe('the honour wall', () => {
  it('hangs the certificates in frames that open full screen, and takes likes', async () => {
    fakeApi({
      'GET /feed': feedPage([honour('a'), honour('b', null)]),
      'GET /honours': { items: [], nextCursor: null },
      'PUT /feed/b/like': { likes: 1, liked: true }
    })
    const { user } = renderPage(<HonoursPage />)
    await user.click(await screen.findByRole('button', { name: '第二网格 5 号的荣誉,2025 年 3 月 1 日挂上' }))
    const viewer = within(await screen.findByRole('dialog'))
    await user.click(viewer.getByRole('button', { name: '关闭' }))
    expect(screen.getByText('一户人家')).toBeVisible()
    const [, second] = await screen.findAllByRole('checkbox')
    await user.click(second as HTMLElement)
    await waitFor(() => expect(screen.getAllByRole('checkbox')[1]).toBeChecked())
    expect(screen.getAllByRole('checkbox')[0]).not.toBeChecked()
  })

  it('invites to hang the first one, but not a cadre who has no household', async () => {
    fakeApi({ 'GET /feed': feedPage([]), 'GET /honours': { items: [], nextCursor: null } })
    const { user, unmount } = renderPage(<HonoursPage />)
    expect(await screen.findByText('荣誉墙还空着')).toBeVisible()
    await user.click(screen.getByRole('button', { name: '去拍照' }))
    expect(open).toHaveBeenCalledWith(routes.home)
    unmount()
    signInAs('villageAdmin')
    renderPage(<HonoursPage />)
    expect(await screen.findByText('荣誉墙还空着')).toBeVisible()
    expect(screen.queryByRole('button', { name: '去拍照' })).toBeNull()
  })
})
