import { screen, waitFor, within } from '@testing-library/react'
import ActivitiesPage from '@/packages/activities/list'
import ActivityPage from '@/packages/activities/activity'
import { ActivityChoice } from '@/features/activities/components/activity-choice'
import { Activities } from '@/pages/home/activities'
import { open, useParam } from '@/platform/navigation'
import { routes } from '@/routes'
import { activity, goingOn } from '../support/activity-pages'
import { failure, fakeApi, refusal } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'
import { volunteering } from '../support/submission'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

const coming = activity('v2', '清理村口水渠', { capacity: 30, signUps: 17 })
const running = activity('v1', '村庄清洁周', goingOn)

beforeEach(() => {
  jest.clearAllMocks()
  signInAs('resident')
})

describe('at home', () => {
  it('stands what comes soonest, and each leads to its page', async () => {
    fakeApi({ 'GET /activities': { items: [running, coming], nextCursor: null } })
    const { user } = renderPage(<Activities />)
    await user.click(await screen.findByRole('button', { name: /周六.*24.*清理村口水渠.*早上 8:00 · 祠堂门口 · 已报 17\/30 人.*可报名/ }))
    expect(open).toHaveBeenCalledWith(routes.activity, { id: 'v2' })
    expect(screen.getByRole('button', { name: /村庄清洁周.*祠堂门口 · 正在办.*可签到/ })).toBeVisible()
    await user.click(screen.getByRole('link', { name: '全部' }))
    expect(open).toHaveBeenLastCalledWith(routes.activities)
  })

  it('tells of one that is just over, and of none nothing', async () => {
    const over = activity('v1', '村庄清洁周', { phase: 'over', running: true, present: true })
    const api = fakeApi({ 'GET /activities': { items: [over], nextCursor: null } })
    const view = renderPage(<Activities />)
    expect(await screen.findByRole('button', { name: /祠堂门口 · 刚办完,还能发照片.*我去了/ })).toBeVisible()
    view.unmount()
    api.answers['GET /activities'] = { items: [], nextCursor: null }
    renderPage(<Activities />)
    await waitFor(() => expect(api.calls('GET /activities')).toHaveLength(2))
    expect(screen.queryByText('村里活动')).toBeNull()
  })
})

describe('on a page of their own', () => {
  it('come and past ones stand apart, the past page by page', async () => {
    const gone = activity('v3', '重阳大扫除', { phase: 'over', startsAt: '2099-01-02T00:00:00Z', came: 12, signUpOpen: false })
    const off = activity('v4', '不办了的', { phase: 'cancelled', signUpOpen: false })
    const past = ({ options }: { options?: { params?: { past?: boolean; cursor?: string } } }) => {
      if (!options?.params?.past) return { items: [running, coming, { ...gone, running: true }], nextCursor: null }
      return options.params.cursor ? { items: [off], nextCursor: null } : { items: [gone], nextCursor: 'next' }
    }
    fakeApi({ 'GET /activities': past })
    const { user } = renderPage(<ActivitiesPage />)
    expect(await screen.findByRole('button', { name: /清理村口水渠/ })).toBeVisible()
    expect(screen.queryByRole('button', { name: /重阳大扫除/ })).toBeNull()
    expect(screen.queryByRole('button', { name: '管理活动' })).toBeNull()
    await user.click(screen.getByRole('tab', { name: '办过的' }))
    expect(await screen.findByRole('button', { name: /重阳大扫除.*来了 12 人/ })).toBeVisible()
    await user.click(screen.getByRole('button', { name: '看更多' }))
    expect(await screen.findByRole('button', { name: /不办了的.*已取消/ })).toBeVisible()
  })

  it('say what one may do in words in 长辈版, where a badge has no room', async () => {
    fakeApi({ 'GET /activities': { items: [coming], nextCursor: null } })
    renderPage(<ActivitiesPage />, { elder: true })
    expect(await screen.findByText(/^可报名 · .*早上 8:00 · 祠堂门口 · 已报 17\/30 人/)).toBeVisible()
    expect(screen.queryByText('可报名')).toBeNull()
  })

  it('has words for none, and for no network', async () => {
    const api = fakeApi({ 'GET /activities': failure('network') })
    const { user } = renderPage(<ActivitiesPage />)
    expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
    api.answers['GET /activities'] = { items: [], nextCursor: null }
    await user.click(screen.getByRole('button', { name: '再试一次' }))
    expect(await screen.findByText('现在没有要办的活动')).toBeVisible()
    await user.click(screen.getByRole('tab', { name: '办过的' }))
    expect(await screen.findByText('还没有办过活动')).toBeVisible()
  })

  it('leads who runs them to their desk', async () => {
    signInAs('villageAdmin')
    fakeApi({ 'GET /activities': { items: [], nextCursor: null } })
    const { user } = renderPage(<ActivitiesPage />)
    await user.click(await screen.findByRole('button', { name: '管理活动' }))
    expect(open).toHaveBeenCalledWith(routes.activityDesk)
  })
})

describe('one of them', () => {
  function show(shown: ReturnType<typeof activity>, more: Record<string, unknown> = {}) {
    jest.mocked(useParam).mockReturnValue(shown.id)
    const api = fakeApi({ [`GET /activities/${shown.id}`]: shown, 'GET /rules': { items: [volunteering] }, ...more })
    return { api, ...renderPage(<ActivityPage />) }
  }

  it('tells what it is and takes the person\'s name', async () => {
    const { api, user } = show({ ...coming, description: '带铁锹' }, { 'PUT /activities/v2/sign-up': undefined })
    expect(await screen.findByText('已报 17 人,还有 13 个名额')).toBeVisible()
    expect(screen.getByText('2099 年 1 月 24 日 周六 8:00–11:00')).toBeVisible()
    expect(screen.getByText('带铁锹')).toBeVisible()
    expect(screen.getByText('来的人每人 2 分')).toBeVisible()
    api.answers['GET /activities/v2'] = { ...coming, signedUp: true, signUps: 18 }
    await user.click(screen.getByRole('button', { name: '报名' }))
    expect(await screen.findByRole('note')).toHaveTextContent('您报名了')
    expect(screen.queryByRole('button', { name: '报名' })).toBeNull()
  })

  it('lets go of a place after asking', async () => {
    const { api, user } = show({ ...coming, signedUp: true }, { 'DELETE /activities/v2/sign-up': undefined })
    await user.click(await screen.findByRole('button', { name: '不去了' }))
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '还是去' }))
    expect(api.calls('DELETE /activities/v2/sign-up')).toEqual([])
    await user.click(screen.getByRole('button', { name: '不去了' }))
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '不去了' }))
    await waitFor(() => expect(api.calls('DELETE /activities/v2/sign-up')).toHaveLength(1))
  })

  it('says that it is full, before and after asking', async () => {
    const { api, user } = show({ ...coming, capacity: 18 }, { 'PUT /activities/v2/sign-up': refusal('activity_full', 409, { capacity: 18 }) })
    api.answers['GET /activities/v2'] = { ...coming, capacity: 18, signUps: 18 }
    await user.click(await screen.findByRole('button', { name: '报名' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('18 个名额都报满了,没有报上')
    expect(screen.getByRole('button', { name: '名额报满了' })).toHaveAttribute('aria-disabled', 'true')
  })

  it('leads from one that runs to the check-in and to the camera', async () => {
    const { user } = show(running)
    await user.click(await screen.findByRole('button', { name: '签到' }))
    expect(open).toHaveBeenCalledWith(routes.checkIn, { id: 'v1' })
    await user.click(screen.getByRole('button', { name: '拍照得积分' }))
    expect(open).toHaveBeenLastCalledWith(routes.upload, { ruleId: volunteering.id, activity: 'v1' })
  })

  it('lets who did not sign up check in, or still sign up where the village takes people', async () => {
    const open30 = activity('v6', '义诊', { ...goingOn, signUpOpen: true, capacity: 30, signUps: 29 })
    const { api, user } = show(open30, { 'PUT /activities/v6/sign-up': undefined })
    expect(await screen.findByRole('note')).toHaveTextContent('没报名也不要紧,人到了,看着现场的签到码就能签到')
    expect(screen.getByRole('button', { name: '签到' })).toBeVisible()
    // somebody else takes the last place: nothing is left to sign up for, and everybody still comes
    api.answers['GET /activities/v6'] = { ...open30, signUps: 30 }
    await user.click(screen.getByRole('button', { name: '报名' }))
    await waitFor(() => expect(screen.queryByRole('button', { name: '报名' })).toBeNull())
    expect(screen.queryByRole('button', { name: '名额报满了' })).toBeNull()
    expect(screen.getByRole('button', { name: '签到' })).toBeVisible()
  })

  it.each([
    ['came', { ...goingOn, present: true }, '您签到了。2 分等村里一起发'],
    ['came and got points', { phase: 'over', signUpOpen: false, present: true, pointsGivenAt: '2099-01-25T00:00:00Z' }, '2 分已经发到您家'],
    ['came for nothing but the company', { ...goingOn, points: null, present: true }, '您签到了。']
  ] as const)('tells somebody who %s', async (_, changes, said) => {
    show(activity('v5', '清洁', changes))
    expect(await screen.findByRole('note')).toHaveTextContent(said)
    expect(screen.queryByRole('button', { name: '签到' })).toBeNull()
  })

  it('that was cancelled offers nothing', async () => {
    show(activity('v5', '清洁', { phase: 'cancelled', signUpOpen: false, signedUp: true }))
    expect(await screen.findByRole('alert')).toHaveTextContent('这个活动取消了,不用去了')
    expect(screen.queryAllByRole('button').map(({ textContent }) => textContent).filter(Boolean)).toEqual([])
  })

  it('leads who runs it, and has no household here, to its management', async () => {
    signInAs('villageAdmin')
    const { user } = show(coming)
    await user.click(await screen.findByRole('button', { name: '管理这个活动' }))
    expect(open).toHaveBeenCalledWith(routes.activityManage, { id: 'v2' })
    expect(screen.queryByRole('button', { name: '报名' })).toBeNull()
    expect(screen.getByText(/还没有加入哪一户/)).toBeVisible()
  })
})

describe('of the photos', () => {
  const onChange = jest.fn()
  const show = (items: ReturnType<typeof activity>[], value?: string | null, wanted = '') => {
    fakeApi({ 'GET /activities': { items, nextCursor: null } })
    return renderPage(<ActivityChoice column='volunteering' value={value} wanted={wanted} onChange={onChange} />)
  }
  const choice = async () => within(await screen.findByRole('radiogroup', { name: '是哪个活动拍的?' }))
  const [one, other] = [running, activity('v3', '植树', goingOn)]

  it('is chosen by itself where exactly one runs, and can be taken off', async () => {
    const { user } = show([one, coming, activity('v4', '学习会', { ...goingOn, column: 'study' })])
    expect((await choice()).getAllByRole('radio').map(({ textContent }) => textContent)).toEqual(['村庄清洁周', '不是活动'])
    expect(onChange.mock.calls).toEqual([['v1']])
    await user.click((await choice()).getByRole('radio', { name: '不是活动' }))
    expect(onChange).toHaveBeenLastCalledWith(null)
  })

  it.each([
    ['is left to the person where several run', [one, other], undefined, '', []],
    ['is what the person came for', [one, other], null, 'v3', [['v3']]],
    ['stays off once it was taken off', [one], null, '', []],
    ['stays what was chosen', [one, other], 'v1', '', []],
    ['is let go of once it is over', [one], 'v9', '', [[null]]],
    ['is let go of where nothing runs any more', [], 'v9', '', [[null]]]
  ])('%s', async (_, items, value, wanted, calls) => {
    show(items, value, wanted)
    if (items.length > 0) await choice()
    else await waitFor(() => expect(onChange).toHaveBeenCalled())
    expect(onChange.mock.calls).toEqual(calls)
  })
})
