import { screen, waitFor, within } from '@testing-library/react'
import type { RollEntry } from '@contract/activities'
import ActivityCodePage from '@/packages/activities/code'
import ActivityDeskPage from '@/packages/activities/desk'
import EditActivityPage from '@/packages/activities/edit'
import ManageActivityPage from '@/packages/activities/manage'
import { open, useParam } from '@/platform/navigation'
import { useWideScreen } from '@/platform/screen'
import { routes } from '@/routes'
import { activity, running } from '../support/activity-pages'
import { fakeApi, refusal } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')
jest.mock('@/platform/screen')

const entry = (name: string, changes: Partial<RollEntry> = {}): RollEntry => ({
  accountId: `account of ${name}`, name, household: { id: 'h1', label: '第一网格 1 号' }, signedUp: true, attendance: null, ...changes
})
const came = (id: string, way: 'code' | 'roll_call', pointsGiven = false) =>
  ({ attendance: { id, way, recordedAt: '2099-01-24T00:10:00Z', pointsGiven } })

beforeEach(() => {
  jest.clearAllMocks()
  jest.mocked(useWideScreen).mockReturnValue(false)
  jest.mocked(useParam).mockReturnValue('')
  signInAs('villageAdmin')
})

describe('the list', () => {
  const answers = {
    'GET /activities': ({ options }: { options?: { params?: { past?: boolean } } }) => ({
      items: options?.params?.past
        ? [activity('v3', '大扫除', { phase: 'over', came: 5 }), activity('v4', '不办了的', { phase: 'cancelled' })]
        : [running, activity('v2', '清理水渠'), activity('v3', '大扫除', { phase: 'over', running: true })],
      nextCursor: null
    }),
    'GET /activities/v2': activity('v2', '清理水渠'),
    'GET /activities/v2/roll': { items: [], due: 0 }
  }

  it('keeps what runs, what comes and what is past apart', async () => {
    fakeApi(answers)
    const { user } = renderPage(<ActivityDeskPage />)
    const titles = () => screen.getAllByRole('button').map(({ textContent }) => /村庄清洁周|清理水渠|大扫除|不办了的/.exec(textContent)?.[0]).filter(Boolean)
    await screen.findByText('村庄清洁周')
    expect(titles()).toEqual(['村庄清洁周'])
    await user.click(await screen.findByRole('tab', { name: '要办的 1' }))
    expect(titles()).toEqual(['清理水渠'])
    await user.click(screen.getByRole('button', { name: /清理水渠/ }))
    expect(open).toHaveBeenCalledWith(routes.activityManage, { id: 'v2' })
    await user.click(screen.getByRole('tab', { name: '办过的' }))
    await screen.findByText('大扫除')
    expect(titles()).toEqual(['大扫除', '不办了的'])
    await user.click(screen.getByRole('button', { name: '发布活动' }))
    expect(open).toHaveBeenLastCalledWith(routes.activityEdit)
  })

  it('has the chosen one beside it where there is room', async () => {
    jest.mocked(useWideScreen).mockReturnValue(true)
    fakeApi(answers)
    const { user } = renderPage(<ActivityDeskPage />)
    expect(await screen.findByText('点左边的活动,在这里点名、发积分。')).toBeVisible()
    await user.click(await screen.findByRole('tab', { name: '要办的 1' }))
    await user.click(screen.getByRole('button', { name: /清理水渠/ }))
    expect(await screen.findByText('报名的人')).toBeVisible()
    expect(open).not.toHaveBeenCalled()
  })
})

it.each([ActivityDeskPage, ManageActivityPage, EditActivityPage, ActivityCodePage])('%p is for who runs activities alone', async (Page) => {
  signInAs('resident')
  jest.mocked(useParam).mockReturnValue('v1')
  const api = fakeApi({ 'GET /activities/v1': running })
  const { user, shell } = renderPage(<Page />)
  await user.click(await screen.findByRole('button', { name: '回首页' }))
  expect(shell.home).toHaveBeenCalled()
  for (const path of ['', '/v1/roll', '/v1/code']) expect(api.calls(`GET /activities${path}`)).toEqual([])
})

describe('one of them', () => {
  interface Given {
    due?: number
    changes?: object
    more?: Record<string, unknown>
  }

  function show(items: RollEntry[], { due = 0, changes = {}, more = {} }: Given = {}) {
    jest.mocked(useParam).mockReturnValue('v1')
    const api = fakeApi({ 'GET /activities/v1': { ...running, ...changes }, 'GET /activities/v1/roll': { items, due }, ...more })
    return { api, ...renderPage(<ManageActivityPage />) }
  }

  it('calls the roll from the list, and takes a wrong line back', async () => {
    const [called, scanned] = [entry('李四', came('a1', 'roll_call')), entry('王五', came('a2', 'code'))]
    const people = [entry('张三'), called, scanned, entry('赵六', came('a3', 'roll_call', true))]
    const { api, user } = show(people, {
      more: { 'POST /activities/v1/attendances': { id: 'a4' }, 'DELETE /activities/v1/attendances/a1': undefined }
    })
    await user.click(await screen.findByRole('button', { name: '到了:张三' }))
    expect(api.calls('POST /activities/v1/attendances')[0]).toMatchObject({
      body: { accountId: 'account of 张三' }, options: { idempotencyKey: expect.any(String) }
    })
    await user.click(screen.getByRole('tab', { name: '到了 3' }))
    expect(screen.getByText('第一网格 1 号 · 报了名 · 自己签到的')).toBeVisible()
    expect(screen.getByText('已发分')).toBeVisible()
    expect(screen.getAllByRole('button', { name: /^撤回/ })).toHaveLength(1)
    await user.click(screen.getByRole('button', { name: '撤回:李四' }))
    expect(api.calls('DELETE /activities/v1/attendances/a1')).toHaveLength(1)
  })

  it('says why somebody could not be called', async () => {
    const { user } = show([entry('张三')], { more: { 'POST /activities/v1/attendances': refusal('relative_household') } })
    await user.click(await screen.findByRole('button', { name: '到了:张三' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('按回避规定不能由您办')
  })

  it('finds somebody by the door, with or without an account', async () => {
    const household = {
      id: 'h7', label: '第一网格 7 号',
      people: [{ accountId: 'p1', name: '许甲', present: false }, { accountId: null, name: '许阿婆', present: false }, { accountId: 'p2', name: '许乙', present: true }]
    }
    const { api, user } = show([], {
      more: { 'GET /activities/v1/candidates': { items: [household] }, 'POST /activities/v1/attendances': { id: 'a1' } }
    })
    await user.click(await screen.findByRole('button', { name: '补一个没报名的人' }))
    const sheet = within(screen.getByRole('dialog'))
    expect(sheet.getByRole('button', { name: '先写户号或姓名' })).toHaveAttribute('aria-disabled', 'true')
    await user.type(sheet.getByLabelText('户号或姓名'), ' 7 号 ')
    await user.click(sheet.getByRole('button', { name: '找一找' }))
    await user.click(await sheet.findByRole('button', { name: '到了:许阿婆' }))
    await user.click(await sheet.findByRole('button', { name: '到了:许甲' }))
    expect(sheet.queryByRole('button', { name: '到了:许乙' })).toBeNull()
    await user.click(sheet.getByRole('button', { name: /^名册里没有他/ }))
    await user.type(sheet.getByLabelText(/^名册里没有他/), '外甥')
    await user.click(sheet.getByRole('button', { name: '记他到了' }))
    await waitFor(() => expect(sheet.getByLabelText(/^名册里没有他/)).toHaveValue(''))
    expect(api.calls('GET /activities/v1/candidates')[0]?.options).toEqual({ params: { search: '7 号' } })
    expect(api.calls('POST /activities/v1/attendances').map(({ body }) => body)).toEqual([
      { householdId: 'h7', name: '许阿婆' }, { accountId: 'p1' }, { householdId: 'h7', name: '外甥' }
    ])
  })

  it('gives the points of those who came in one go, after asking', async () => {
    const { api, user } = show([entry('张三', came('a1', 'code'))], { due: 3, more: { 'POST /activities/v1/points': { people: 3, points: 6 } } })
    await user.click(await screen.findByRole('button', { name: '给 3 人发积分,每人 2 分' }))
    expect(screen.getByText(/一共 6 分,发到各人家里/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: '发积分' }))
    await waitFor(() => expect(api.calls('POST /activities/v1/points')).toMatchObject([{ body: { version: 1 } }]))
  })

  it('offers the points of those who came late again, and none where there are none', async () => {
    const view = show([entry('张三', came('a1', 'code', true))], { changes: { pointsGivenAt: '2099-01-24T05:00:00Z' } })
    expect(await screen.findByText(/后来补签到的,可以再发一次/)).toBeVisible()
    expect(screen.queryByRole('button', { name: /发积分/ })).toBeNull()
    expect(screen.queryByRole('button', { name: '取消活动' })).toBeNull()
    view.unmount()
    show([entry('张三', came('a1', 'code'))], { due: 1, changes: { points: null } })
    expect(await screen.findByText('点名')).toBeVisible()
    expect(screen.queryByRole('button', { name: /发积分/ })).toBeNull()
  })

  it('is called off after asking', async () => {
    const { api, user } = show([entry('张三')], { more: { 'POST /activities/v1/cancel': undefined } })
    await user.click(await screen.findByRole('button', { name: '取消活动' }))
    const dialog = within(screen.getByRole('dialog'))
    expect(dialog.getByText('报名的 2 人会收到消息。取消以后不能恢复。')).toBeVisible()
    await user.click(dialog.getByRole('button', { name: '取消活动' }))
    await waitFor(() => expect(api.calls('POST /activities/v1/cancel')).toMatchObject([{ body: { version: 1 } }]))
  })

  it('waits with code and roll until it is time', async () => {
    show([entry('张三')], { changes: { phase: 'coming', running: false, checkInOpen: false } })
    expect(await screen.findByText('2099 年 1 月 24 日 早上 7:45 开始签到')).toBeVisible()
    expect(screen.queryByRole('button', { name: /签到码/ })).toBeNull()
    expect(screen.queryByRole('button', { name: '补一个没报名的人' })).toBeNull()
    expect(await screen.findByText('张三')).toBeVisible()
    expect(screen.queryByRole('button', { name: '到了:张三' })).toBeNull()
  })

  it('leads to the code and to the form', async () => {
    const { user } = show([])
    await user.click(await screen.findByRole('button', { name: /^签到码/ }))
    expect(open).toHaveBeenCalledWith(routes.activityCode, { id: 'v1' })
    await user.click(screen.getByRole('button', { name: /^改活动/ }))
    expect(open).toHaveBeenLastCalledWith(routes.activityEdit, { id: 'v1' })
  })
})
