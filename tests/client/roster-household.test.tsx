import { screen, waitFor, within } from '@testing-library/react'
import HouseholdPage from '@/packages/roster/household'
import MergePage from '@/packages/roster/merge'
import SplitPage from '@/packages/roster/split'
import { open, replace } from '@/platform/navigation'
import { routes } from '@/routes'
import { fakeApi, refusal } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'
import { button, grids, household, list, withId } from '../support/roster-pages'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

beforeEach(() => {
  jest.clearAllMocks()
  withId('h1')
  signInAs('villageAdmin')
})

describe('a household', () => {
  const answers = { 'GET /households/h1': household, 'GET /grids': grids, 'PUT /households/h1': undefined }

  it('is saved with everybody as one form, in the version that was read', async () => {
    const api = fakeApi(answers)
    const { user } = renderPage(<HouseholdPage />)
    await user.click(await button('设为户主:张阿婆'))
    await user.click(screen.getByRole('button', { name: '往上:张阿婆' }))
    await user.click(screen.getByRole('button', { name: '加进名册:张小妹' }))
    await user.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(api.calls('PUT /households/h1')).toHaveLength(1))
    expect(api.calls('PUT /households/h1')[0]?.body).toEqual({
      gridId: 'g1', unitId: 'u1', number: 1, label: '第一网格 1 号', version: 4,
      people: [
        { id: 'e2', name: '张阿婆', phone: null, head: true },
        { id: 'e1', name: '张三', phone: '13900000001', head: false },
        { name: '张小妹', phone: null, head: false }
      ]
    })
    expect(await screen.findByText('保存好了')).toBeVisible()
  })

  it('keeps what was typed when saving fails, and offers the latest when somebody else was quicker', async () => {
    const api = fakeApi({ ...answers, 'PUT /households/h1': refusal('stale_version') })
    const { user } = renderPage(<HouseholdPage />)
    const label = await screen.findByLabelText('门牌')
    await user.clear(label)
    await user.type(label, '榕树下')
    api.answers['GET /households/h1'] = { ...household, version: 5, label: '桥头' }
    await user.click(screen.getByRole('button', { name: '保存' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('刚被别人改过')
    expect(screen.getByLabelText('门牌')).toHaveValue('榕树下')
    await user.click(await button('换成最新的'))
    expect(screen.getByLabelText('门牌')).toHaveValue('桥头')
  })

  it('leads to where its PIN is set', async () => {
    fakeApi(answers)
    const { user } = renderPage(<HouseholdPage />)
    await user.click(await button(/^设取货密码/))
    expect(open).toHaveBeenCalledWith(routes.counterPin, { id: 'h1' })
  })

  it('says on the button what is missing', async () => {
    fakeApi(answers)
    const { user } = renderPage(<HouseholdPage />)
    await user.click(await button('加一个人'))
    expect(screen.getByRole('button', { name: '有人没写姓名' })).toHaveAttribute('aria-disabled', 'true')
    await user.click(screen.getByRole('button', { name: '拿掉:没写姓名' }))
    await user.clear(screen.getByLabelText('户号'))
    expect(screen.getByRole('button', { name: '先填户号' })).toHaveAttribute('aria-disabled', 'true')
  })

  it('that is new is called after its door until it is called otherwise', async () => {
    withId('')
    const api = fakeApi({ 'GET /grids': grids, 'POST /households': { id: 'h9' } })
    const { user } = renderPage(<HouseholdPage />)
    await user.click(await screen.findByRole('radio', { name: '第一网格' }))
    await user.type(screen.getByLabelText('户号'), '21')
    expect(screen.getByLabelText('门牌')).toHaveValue('第一网格 21 号')
    await user.click(screen.getByRole('radio', { name: '第二网格' }))
    expect(screen.getByLabelText('门牌')).toHaveValue('第二网格 21 号')
    await user.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(replace).toHaveBeenCalledWith(expect.stringContaining('roster/household'), { id: 'h9' }))
    expect(api.calls('POST /households')[0]?.body).toEqual({ gridId: 'g2', unitId: null, number: 21, label: '第二网格 21 号', people: [] })
  })

  it('that was merged leads to where it went', async () => {
    fakeApi({ ...answers, 'GET /households/h1': { ...household, mergedInto: { id: 'h2', label: '第一网格 2 号' } } })
    const { user } = renderPage(<HouseholdPage />)
    await user.click(await button('去看那一户'))
    expect(replace).toHaveBeenCalledWith(expect.stringContaining('roster/household'), { id: 'h2' })
  })

  it('is merged into another one after a question that says what goes along', async () => {
    const api = fakeApi({ ...answers, 'GET /households': list, 'POST /households/h1/merge': undefined })
    const { user } = renderPage(<MergePage />)
    expect(await button('先选并到哪一户')).toHaveAttribute('aria-disabled', 'true')
    expect(screen.queryByRole('button', { name: /^第一网格 1 号/ })).toBeNull()
    await user.click(await button(/^第一网格 2 号/))
    await user.click(screen.getByRole('button', { name: '并过去' }))
    const dialog = within(screen.getByRole('dialog'))
    expect(dialog.getByText('第一网格 1 号并到第一网格 2 号,30 分一起过去。')).toBeVisible()
    await user.click(dialog.getByRole('button', { name: '并过去' }))
    await waitFor(() => expect(replace).toHaveBeenCalledWith(expect.stringContaining('roster/household'), { id: 'h2' }))
    expect(api.calls('POST /households/h1/merge')[0]?.body).toEqual({ intoId: 'h2', version: 4 })
  })

  it('is not merged while something waits to be fetched', async () => {
    fakeApi({ ...answers, 'GET /households/h1': { ...household, openOrders: 2 } })
    renderPage(<MergePage />)
    expect(await screen.findByText(/还有 2 单东西没取/)).toBeVisible()
    expect(screen.queryByRole('button', { name: '先选并到哪一户' })).toBeNull()
  })

  it('is split: who leaves, with how many points, to where', async () => {
    const api = fakeApi({ ...answers, 'POST /households/h1/split': { id: 'h9' } })
    const { user } = renderPage(<SplitPage />)
    await user.click(await screen.findByRole('checkbox', { name: '张阿婆' }))
    await user.click(screen.getByRole('checkbox', { name: '张小妹' }))
    await user.type(screen.getByLabelText('带走多少分'), '31')
    expect(screen.getByRole('button', { name: '写 0 到 30 的数字' })).toHaveAttribute('aria-disabled', 'true')
    await user.clear(screen.getByLabelText('带走多少分'))
    await user.type(screen.getByLabelText('带走多少分'), '12')
    await user.type(screen.getByLabelText('户号'), '22')
    await user.click(screen.getByRole('button', { name: '分户' }))
    expect(screen.getByText('2 人分到第一网格 22 号,带走 12 分。')).toBeVisible()
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '分户' }))
    await waitFor(() => expect(replace).toHaveBeenCalledWith(expect.stringContaining('roster/household'), { id: 'h9' }))
    expect(api.calls('POST /households/h1/split')[0]?.body).toEqual({
      gridId: 'g1', unitId: 'u1', number: 22, label: '第一网格 22 号', version: 4, points: 12, entryIds: ['e2'], accountIds: ['a2']
    })
  })
})
