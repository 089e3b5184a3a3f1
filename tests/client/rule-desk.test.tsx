import { screen, waitFor, within } from '@testing-library/react'
import type { DryRun, RuleSeries, RuleTerms, RuleVersion, UploadTerms } from '@contract/rules'
import EditRulePage from '@/packages/rules/edit'
import RulesPage from '@/packages/rules/list'
import RulePage from '@/packages/rules/rule'
import { back, open, useParam } from '@/platform/navigation'
import { routes } from '@/routes'
import { fakeApi, refusal } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

const terms: UploadTerms = {
  kind: 'upload', column: 'courtyard', name: '我家庭院', hint: '院子前后各拍一张', points: 2, minPoints: 2, maxPoints: 2, minPhotos: 3, maxPhotos: 3,
  caps: { day: null, week: null, month: 4 }, anonymous: false, needsActivity: false, twoApprovalsAbove: null
}
const version = (id: string, of: RuleTerms, changes: Partial<RuleVersion> = {}): RuleVersion =>
  ({ id, terms: of, startsAt: '2026-01-01T00:00:00Z', closedAt: null, createdBy: '赵管理', createdAt: '2026-01-01T00:00:00Z', ...changes })
const series = (id: string, of: RuleTerms, changes: Partial<RuleSeries> = {}): RuleSeries =>
  ({ id, headId: `${id}v1`, state: 'in_force', current: version(`${id}v1`, of), next: null, past: [], ...changes })

const yard = series('s1', terms)
const study = series('s2', { ...terms, column: 'study', name: '集体学习', caps: { day: null, week: null, month: null } })
const litter = series('s3', { kind: 'deduction', name: '乱堆杂物', hint: '堆在门前', points: 2, minPoints: 1, maxPoints: 5 })
const base = series('s4', { kind: 'base', name: '基础分', hint: '', points: 10, period: 'quarter' }, {
  state: 'begins', current: null, next: version('s4v1', { kind: 'base', name: '基础分', hint: '', points: 10, period: 'quarter' }, { startsAt: '2099-03-31T16:00:00Z' })
})
const closed = series('s5', { ...terms, name: '停了的' }, {
  state: 'closed', current: null, past: [version('s5v1', { ...terms, name: '停了的' }, { closedAt: '2026-02-01T00:00:00Z' })]
})
const run: DryRun = {
  month: '2026-02', times: 12, given: 24, wouldGive: 30, households: 5, wouldReach: 4, refused: { day: 0, week: 0, month: 3 },
  otherPhotos: 2, withoutActivity: 0, secondApprovals: 0
}

beforeEach(() => {
  jest.clearAllMocks()
  jest.mocked(useParam).mockReturnValue('')
  signInAs('villageAdmin')
})

const all = { 'GET /rules/all': { items: [yard, study, litter, base, closed] } }
const row = (name: RegExp) => screen.getByRole('button', { name })

describe('the list', () => {
  it('says of every rule what it lays down and how it stands', async () => {
    fakeApi(all)
    const { user } = renderPage(<RulesPage />)
    expect(await screen.findByText('2 分 · 3 张照片 · 每月最多 4 次')).toBeVisible()
    expect(screen.getByText('每次扣 1 到 5 分')).toBeVisible()
    expect(screen.getByText('每季度每户 10 分')).toBeVisible()
    expect(screen.getByText('2099 年 4 月 1 日开始')).toBeVisible()
    expect(screen.queryByText('停了的')).toBeNull()
    await user.click(row(/^我家庭院/))
    expect(open).toHaveBeenCalledWith(routes.rule, { id: 's1' })
    await user.click(screen.getByRole('tab', { name: '已关闭的 1' }))
    expect(screen.getByText('停了的')).toBeVisible()
    expect(screen.queryByText('我家庭院')).toBeNull()
  })

  it('is for those who manage the rules', () => {
    signInAs('reviewer')
    const api = fakeApi({})
    renderPage(<RulesPage />)
    expect(screen.getByText('积分规则由村管理员来定')).toBeVisible()
    expect(api.calls('GET /rules/all')).toHaveLength(0)
  })
})

describe('one rule', () => {
  const show = (one: RuleSeries, more: object = {}) => {
    jest.mocked(useParam).mockReturnValue(one.id)
    const api = fakeApi({ 'GET /rules/all': { items: [one] }, ...more })
    return { api, ...renderPage(<RulePage />) }
  }
  const confirm = async (user: ReturnType<typeof renderPage>['user'], name: string) =>
    user.click(within(screen.getByRole('dialog')).getByRole('button', { name }))

  it('shows what is, what will be and what was, and takes back what has not begun', async () => {
    const next = version('s1v2', { ...terms, points: 3, minPoints: 3, maxPoints: 3 }, { startsAt: '2099-03-31T16:00:00Z' })
    const past = [version('s1v0', { ...terms, name: '老规则' }, { startsAt: '2025-01-01T00:00:00Z', closedAt: '2026-01-01T00:00:00Z' })]
    const { api, user } = show({ ...yard, headId: 's1v2', next, past }, { 'POST /rules/s1v2/take-back': undefined })
    expect(await screen.findByText('现在是这样')).toBeVisible()
    expect(screen.getByText('2099 年 4 月 1 日起改成这样')).toBeVisible()
    expect(screen.getByText('老规则')).toBeVisible()
    await user.click(screen.getByRole('button', { name: '不改了' }))
    await confirm(user, '不改了')
    expect(api.calls('POST /rules/s1v2/take-back')).toHaveLength(1)
  })

  it('goes one further to the front of its kind, past closed ones too', async () => {
    const first = show(yard, { 'GET /rules/all': { items: [yard, closed, study, litter] } })
    expect(await screen.findByText('现在是这样')).toBeVisible()
    expect(screen.queryByRole('button', { name: '往前排一位' })).toBeNull()
    first.unmount()
    const { api, user } = show(study, { 'GET /rules/all': { items: [yard, closed, study, litter] }, 'PUT /rules/order': undefined })
    await user.click(await screen.findByRole('button', { name: '往前排一位' }))
    expect(api.calls('PUT /rules/order')[0]?.body).toEqual({ kind: 'upload', seriesIds: ['s2', 's1', 's5'] })
  })

  it('is closed only after a second look, by the version that was seen', async () => {
    const { api, user } = show(yard, { 'POST /rules/s1v1/close': refusal('rule_has_changed') })
    await user.click(await screen.findByRole('button', { name: '关闭' }))
    expect(api.calls('POST /rules/s1v1/close')).toHaveLength(0)
    await confirm(user, '关闭规则')
    expect(await screen.findByText(/这条规则刚被别人改过/)).toBeVisible()
  })

  it('that never began says so', async () => {
    const at = '2026-02-01T00:00:00Z'
    show({ ...closed, past: [version('s5v1', { ...terms, name: '停了的' }, { startsAt: at, closedAt: at })] })
    expect(await screen.findByText('没有开始过 · 赵管理定的')).toBeVisible()
  })

  it('comes back once it was closed', async () => {
    const { api, user } = show(closed, { 'POST /rules/s5v1/reopen': { id: 's5v2' } })
    expect(await screen.findByText('关闭前是这样')).toBeVisible()
    await user.click(screen.getByRole('button', { name: '重新开' }))
    await confirm(user, '重新开')
    expect(api.calls('POST /rules/s5v1/reopen')[0]?.body).toEqual({ from: null })
  })
})

describe('the form', () => {
  const save = () => screen.getByRole('button', { name: '保存规则' })
  const type = async (user: ReturnType<typeof renderPage>['user'], label: string, text: string) => {
    const field = screen.getByLabelText(label)
    await user.clear(field)
    if (text) await user.type(field, text)
  }

  it('changes a rule as it will be, shows what that comes to, and keeps what was written when it is refused', async () => {
    jest.mocked(useParam).mockReturnValue('s1')
    const api = fakeApi({ ...all, 'POST /rules/dry-run': run, 'POST /rules/s1v1/versions': refusal('rule_has_changed') })
    const { user } = renderPage(<EditRulePage />)
    expect(await screen.findByText('2 月发来 12 次,给了 5 户 24 分。')).toBeVisible()
    expect(screen.getByText('照这样会给 4 户 30 分。')).toBeVisible()
    expect(screen.getByText('每月的上限挡住 3 次。')).toBeVisible()
    expect(screen.queryByRole('radiogroup', { name: '是哪一种?' })).toBeNull()
    await type(user, '一次得几分', '3')
    await type(user, '一月几次', '2')
    expect(screen.getByText('通过后 +3 分')).toBeVisible()
    expect(screen.getByText('每户最多每月 2 次')).toBeVisible()
    await user.click(save())
    const changed = { ...terms, points: 3, minPoints: 3, maxPoints: 3, caps: { day: null, week: null, month: 2 } }
    expect(api.calls('POST /rules/s1v1/versions')[0]?.body).toEqual({ terms: changed, from: null })
    expect(await screen.findByText(/这条规则刚被别人改过/)).toBeVisible()
    expect(screen.getByLabelText('一月几次')).toHaveValue('2')
    expect(back).not.toHaveBeenCalled()
    expect((await screen.findAllByText('照这样会给 4 户 30 分。')).length).toBe(1)
    await waitFor(() => expect(api.calls('POST /rules/dry-run').at(-1)?.body).toEqual({ terms: changed, seriesId: 's1' }))
  })

  it('leaves what has not begun on its day', async () => {
    jest.mocked(useParam).mockReturnValue('s4')
    const api = fakeApi({ ...all, 'POST /rules/dry-run': run, 'POST /rules/s4v1/versions': { id: 's4v2' } })
    const { user } = renderPage(<EditRulePage />)
    await screen.findByLabelText('叫什么名字')
    await type(user, '每户发几分', '12')
    await user.click(save())
    expect(api.calls('POST /rules/s4v1/versions')[0]?.body).toMatchObject({ terms: { points: 12 }, from: '2099-04-01' })
  })

  it('says what is missing, field by field, until a new rule can be saved', async () => {
    const api = fakeApi({ 'POST /rules/dry-run': { ...run, times: 0 }, 'POST /rules': { id: 'r9' } })
    const { user } = renderPage(<EditRulePage />)
    const missing = (words: string) => expect(screen.getByRole('button', { name: words })).toHaveAttribute('aria-disabled', 'true')
    missing('先写名字')
    await type(user, '叫什么名字', ' 门前三包 ')
    missing('先写拍什么')
    await type(user, '告诉村民拍什么', '门口拍一张')
    missing('先写几分,1 到 1000')
    await type(user, '一次得几分', '5')
    await user.click(screen.getByRole('radio', { name: '看情况,有个范围' }))
    missing('最少、平常、最多要从小到大')
    await type(user, '最少几分', '2')
    await type(user, '最多几分', '10')
    await type(user, '一天几次', '3')
    await type(user, '一周几次', '2')
    missing('一周的不能比一天的少,一个月的不能比一周的少')
    await type(user, '一天几次', '1')
    await type(user, '超过几分要两个人同意', '10')
    missing('两人同意的分数要比最多的低')
    await type(user, '超过几分要两个人同意', '8')
    expect(screen.queryByRole('switch', { name: '要选一个正在办的活动' })).toBeNull()
    await user.click(screen.getByRole('radio', { name: '志愿服务' }))
    await user.click(screen.getByRole('switch', { name: '要选一个正在办的活动' }))
    await user.click(screen.getByRole('radio', { name: '以后某天' }))
    missing('先选哪一天生效,要在今天以后')
    await type(user, '哪一天', '2099-01-01')
    await user.click(save())
    expect(api.calls('POST /rules')[0]?.body).toEqual({
      terms: {
        kind: 'upload', column: 'volunteering', name: '门前三包', hint: '门口拍一张', points: 5, minPoints: 2, maxPoints: 10, minPhotos: 1,
        maxPhotos: 9, caps: { day: 1, week: 2, month: null }, anonymous: false, needsActivity: true, twoApprovalsAbove: 8
      },
      from: '2099-01-01'
    })
    expect(back).toHaveBeenCalled()
  })

  it('lays down deductions and base points in their own words', async () => {
    const api = fakeApi({ 'POST /rules/dry-run': { ...run, households: 0, wouldReach: 40, wouldGive: 400 }, 'POST /rules': { id: 'r9' } })
    const { user } = renderPage(<EditRulePage />)
    await user.click(screen.getByRole('radio', { name: '扣分' }))
    expect(screen.queryByLabelText('一天几次')).toBeNull()
    await type(user, '叫什么名字', '基础分')
    await type(user, '一次扣几分', '10')
    await user.click(screen.getByRole('radio', { name: '基础分' }))
    await user.click(screen.getByRole('radio', { name: '每年' }))
    expect(await screen.findByText('现在有 40 户,照这样一次一共发 400 分。')).toBeVisible()
    expect(screen.getByText('"基础分"发下来了,+10 分')).toBeVisible()
    await user.click(save())
    expect(api.calls('POST /rules')[0]?.body).toEqual({ terms: { kind: 'base', name: '基础分', hint: '', points: 10, period: 'year' }, from: null })
  })
})
