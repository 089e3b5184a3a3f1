import { screen, waitFor } from '@testing-library/react'
import EditActivityPage from '@/packages/activities/edit'
import { back, useParam } from '@/platform/navigation'
import { running } from '../support/activity-pages'
import { failure, fakeApi, refusal } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

beforeEach(() => {
  jest.clearAllMocks()
  jest.mocked(useParam).mockReturnValue('')
  signInAs('villageAdmin')
})

describe('the form', () => {
  const fill = async (user: ReturnType<typeof renderPage>['user'], label: string, text: string) => {
    const field = screen.getByLabelText(label)
    await user.clear(field)
    await user.type(field, text)
  }

  it('says what is missing until it can be published, and keeps what was written when that fails', async () => {
    const api = fakeApi({ 'POST /activities': failure('network') })
    const { user } = renderPage(<EditActivityPage />)
    const button = () => screen.getAllByRole('button').at(-1)
    expect(button()).toHaveTextContent('还没写活动名称')
    await fill(user, '活动名称', '植树')
    expect(button()).toHaveTextContent('还没写地点')
    await fill(user, '地点', '后山')
    expect(button()).toHaveTextContent('发布活动')
    await fill(user, '开始 日期', '2099-03-12')
    await fill(user, '开始 时间', '14:30')
    await fill(user, '结束 时间', '14:00')
    expect(button()).toHaveTextContent('结束要在开始以后')
    await fill(user, '结束 时间', '17:00')
    await fill(user, '来的人每人几分', '0')
    expect(button()).toHaveTextContent('分数要写 1 到 1000 的数')
    await fill(user, '来的人每人几分', '3')
    await fill(user, '名额', '20')
    await user.click(screen.getByRole('radio', { name: '集体学习' }))
    await user.click(screen.getByRole('radio', { name: '另外定' }))
    await fill(user, '报名截止 日期', '2099-03-11')
    await fill(user, '报名截止 时间', '18:00')
    await user.click(screen.getByRole('button', { name: '发布活动' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
    expect(screen.getByLabelText('活动名称')).toHaveValue('植树')
    api.answers['POST /activities'] = { id: 'v9' }
    await user.click(screen.getByRole('button', { name: '发布活动' }))
    await waitFor(() => expect(back).toHaveBeenCalledTimes(1))
    const [first, second] = api.calls('POST /activities')
    expect(second?.body).toEqual({
      column: 'study', title: '植树', description: '', place: '后山', startsAt: '2099-03-12T06:30:00.000Z', endsAt: '2099-03-12T09:00:00.000Z',
      capacity: 20, signUpUntil: '2099-03-11T10:00:00.000Z', points: 3
    })
    expect(second?.options?.idempotencyKey).toBe(first?.options?.idempotencyKey)
  })

  it('moves the end along with the start', async () => {
    fakeApi({})
    const { user } = renderPage(<EditActivityPage />)
    await fill(user, '开始 日期', '2099-03-12')
    expect(screen.getByLabelText('结束 日期')).toHaveValue('2099-03-12')
    expect(screen.getByLabelText('结束 时间')).toHaveValue('10:00')
  })

  it('changes what is there, as it was seen', async () => {
    jest.mocked(useParam).mockReturnValue('v1')
    const api = fakeApi({ 'GET /activities/v1': { ...running, version: 4 }, 'PUT /activities/v1': refusal('capacity_too_small', 409, { signUps: 2 }) })
    const { user } = renderPage(<EditActivityPage />)
    await screen.findByLabelText('活动名称')
    expect(screen.getByText('活动已经开始,栏目不能再改')).toBeVisible()
    expect(screen.getAllByRole('radio').map(({ textContent }) => textContent)).toEqual(['志愿服务', '到开始为止', '另外定'])
    await fill(user, '名额', '1')
    await user.click(screen.getByRole('button', { name: '保存' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('已经有 2 人报名,名额不能比这少')
    api.answers['PUT /activities/v1'] = undefined
    await fill(user, '名额', '5')
    await user.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(back).toHaveBeenCalled())
    expect(api.calls('PUT /activities/v1').at(-1)?.body).toMatchObject({ capacity: 5, version: 4, signUpUntil: null, startsAt: running.startsAt })
  })

  it('leaves the points alone once they were given', async () => {
    jest.mocked(useParam).mockReturnValue('v1')
    fakeApi({ 'GET /activities/v1': { ...running, pointsGivenAt: '2099-01-24T05:00:00Z' } })
    renderPage(<EditActivityPage />)
    expect(await screen.findByLabelText('来的人每人几分')).toBeDisabled()
  })
})
