import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { auditActions, type AuditEvent } from '@contract/audit'
import { permissionsOf } from '../../server/shared/permissions'
import AdjustmentsPage from '@/packages/books/adjustments'
import AuditPage from '@/packages/books/audit'
import ExportsPage from '@/packages/books/exports'
import NumbersPage from '@/packages/books/numbers'
import { downloadFile } from '@/platform/download'
import { audit } from '@/words'
import { fakeApi, refusal } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/download', () => ({ downloadFile: jest.fn(async () => 'saved') }))

beforeEach(() => {
  jest.clearAllMocks()
  signInAs('villageAdmin')
})
afterEach(() => jest.useRealTimers())

describe('adjustments', () => {
  const adjustment = (changes: object = {}) => ({
    id: 'd1', household: { id: 'h3', label: '第一网格 3 号' }, amount: 30, reason: '台风天值守', status: 'waiting',
    askedBy: { id: 'a9', name: '林支书' }, decidedBy: null, refusal: null, decidable: true, createdAt: '2026-02-03T02:00:00.000Z',
    decidedAt: null, version: 1, ...changes
  })
  const desk = (items: object[], changes: Record<string, unknown> = {}) =>
    fakeApi({
      'GET /adjustments': ({ options }: { options: { params: { waiting: boolean } } }) => ({
        items: options.params.waiting ? items : [], nextCursor: null
      }),
      'GET /settings': { secondLookPercent: 10, reviewHours: 48, adjustmentLimit: 20, version: 1 },
      'GET /grids': { items: [{ id: 'g1', name: '第一网格', head: '陈', headPhone: '1' }] },
      'GET /households': { items: [{ id: 'h3', label: '第一网格 3 号', head: '林大', people: 3, members: 1 }], nextCursor: null },
      ...changes
    })

  it('lets the second person agree, after one more question', async () => {
    const api = desk([adjustment()], { 'POST /adjustments/d1/confirm': undefined })
    const { user } = renderPage(<AdjustmentsPage />)
    await user.click(await screen.findByRole('button', { name: '同意:第一网格 3 号' }))
    expect(screen.getByRole('dialog')).toHaveTextContent('加 30 分,马上算数')
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '同意' }))
    expect(api.calls('POST /adjustments/d1/confirm')[0]?.body).toEqual({ version: 1 })
    expect(await screen.findByText('办好了,分已经变了')).toBeVisible()
  })

  it('lets the second person say why not, and keeps what was written on a refusal', async () => {
    const api = desk([adjustment()], { 'POST /adjustments/d1/refuse': refusal('stale_version') })
    const { user } = renderPage(<AdjustmentsPage />)
    await user.click(await screen.findByRole('button', { name: '不同意:第一网格 3 号' }))
    const sheet = within(screen.getByRole('dialog'))
    expect(sheet.getByRole('button', { name: '还没写原因' })).toHaveAttribute('aria-disabled', 'true')
    await user.type(sheet.getByLabelText('原因'), '数不对')
    await user.click(sheet.getByRole('button', { name: '不同意' }))
    expect(api.calls('POST /adjustments/d1/refuse')[0]?.body).toEqual({ version: 1, reason: '数不对' })
    expect(await sheet.findByRole('alert')).toHaveTextContent('刚被别人改过')
    expect(sheet.getByLabelText('原因')).toHaveValue('数不对')
  })

  it('leaves what one may not decide to another person', async () => {
    desk([adjustment({ decidable: false })])
    renderPage(<AdjustmentsPage />)
    expect(await screen.findByText(/要另一位管理员来定/)).toBeVisible()
    expect(screen.queryByRole('button', { name: /^同意/ })).toBeNull()
  })

  it('says what is missing, and whether a second person will be needed', async () => {
    const api = desk([], { 'POST /adjustments': { id: 'd2' } })
    const { user } = renderPage(<AdjustmentsPage />)
    await user.click(screen.getByRole('button', { name: '调整一户的分' }))
    expect(screen.getByRole('button', { name: '先选一户' })).toHaveAttribute('aria-disabled', 'true')
    await user.click(screen.getByRole('button', { name: '选一户' }))
    await user.type(screen.getByLabelText('找一户'), '林大')
    await waitFor(() => expect(api.calls('GET /households').at(-1)?.options?.params).toMatchObject({ search: '林大' }))
    await user.click(await screen.findByRole('button', { name: /^第一网格 3 号/ }))
    const sheet = within(screen.getByRole('dialog', { name: '调整一户的分' }))
    expect(sheet.getByText('第一网格 3 号')).toBeVisible()
    await user.click(sheet.getByRole('radio', { name: '减分' }))
    await user.type(sheet.getByLabelText('多少分'), '20')
    expect(sheet.getByRole('button', { name: '还没写原因' })).toBeVisible()
    await user.type(sheet.getByLabelText('原因'), '重复给了')
    expect(sheet.getByRole('button', { name: '减 20 分' })).toBeVisible()
    await user.type(sheet.getByLabelText('多少分'), '0')
    await user.click(sheet.getByRole('button', { name: '交给第二个人' }))
    expect(api.calls('POST /adjustments')[0]?.body).toEqual({ householdId: 'h3', amount: -200, reason: '重复给了' })
    expect(await screen.findByText(/另一位管理员同意后才算数/)).toBeVisible()
  })
})

describe('the trail', () => {
  const event = {
    id: '7', action: 'points_adjusted', by: { id: 'a3', name: '赵管理' }, about: '第一网格 3 号',
    household: { id: 'h3', label: '第一网格 3 号' }, details: { points: -5, reason: '重复给了' }, createdAt: '2026-02-03T02:00:00.000Z'
  }

  it('reads as sentences, is searched and filtered, and kept as it was found', async () => {
    const api = fakeApi({ 'GET /audit': { items: [event], nextCursor: null } })
    const { user } = renderPage(<AuditPage />)
    expect(await screen.findByText('赵管理给第一网格 3 号减 5 分')).toBeVisible()
    expect(screen.getByText(/原因:重复给了/)).toBeVisible()
    await user.type(screen.getByLabelText('找人、找户、找事'), ' 3 号')
    await user.click(screen.getByRole('button', { name: '找' }))
    await user.click(screen.getByRole('button', { name: '更多条件' }))
    expect(screen.getByRole('radio', { name: '不限' })).toBeChecked()
    await user.click(within(screen.getByRole('radiogroup', { name: '账目' })).getByRole('radio', { name: '调整积分' }))
    expect(screen.getAllByRole('radio', { checked: true })).toEqual([screen.getByRole('radio', { name: '调整积分' })])
    fireEvent.change(screen.getByLabelText('从哪天起'), { target: { value: '2025-02-01' } })
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '找' }))
    expect(api.calls('GET /audit').at(-1)?.options?.params).toMatchObject({
      // the first instant of the day in the village
      search: '3 号', action: 'points_adjusted', from: '2025-01-31T16:00:00.000Z'
    })
    expect(screen.getByText('调整积分 · 2025 年 2 月 1 日起')).toBeVisible()
    await user.click(screen.getByRole('button', { name: '存成 Excel' }))
    const path = `/audit/file?search=${encodeURIComponent('3 号')}&action=points_adjusted&from=${encodeURIComponent('2025-01-31T16:00:00.000Z')}`
    expect(downloadFile).toHaveBeenCalledWith(path, expect.stringMatching(/^办事记录 .*\.xlsx$/))
  })

  it('says what was changed into what, and which month or days a file is of', () => {
    const told = (changed: Partial<AuditEvent>) => audit.more({ ...event, ...changed } as AuditEvent, '今天 8:00')
    const state = { secondLookPercent: 10, reviewHours: 48, adjustmentLimit: 20 }
    expect(told({ action: 'settings_changed', details: { before: state, after: { ...state, adjustmentLimit: 0 } } }))
      .toBe('今天 8:00 · 调整积分超过几分要两个人 20 改成 0')
    expect(told({ action: 'roles_changed', details: { before: ['resident'], after: ['resident', 'reviewer'] } }))
      .toBe('今天 8:00 · 村民 改成 村民、审核员')
    const said = (about: string, details: object) => audit.sentence({ ...event, action: 'books_exported', about, details } as AuditEvent)
    expect(said('2026-02', { what: 'statement' })).toBe('赵管理把 2026 年 2 月的公示存成了 Excel')
    expect(said('积分账', { what: 'ledger', from: '2025-04-01' })).toBe('赵管理导出了积分账(2025 年 4 月 1 日起)')
    // the beginning of a day in the village
    expect(said('办事记录', { what: 'audit', from: '2025-03-31T16:00:00.000Z' })).toBe('赵管理导出了办事记录(2025 年 4 月 1 日起)')
  })

  it('has a sentence and a name for every act, also when its words are missing', () => {
    for (const action of auditActions) {
      const sentence = audit.sentence({ ...event, action, about: '', household: null, details: {}, by: { id: 'a', name: '' } })
      expect({ action, sentence }).toEqual({ action, sentence: expect.stringMatching(/^已注销的成员./) })
      expect(sentence).not.toMatch(/undefined|null|NaN/)
      expect(audit.kind(action)).toMatch(/./)
    }
    expect(audit.groups.flatMap(({ actions }) => actions).sort()).toEqual([...auditActions].sort())
  })
})

describe('numbers', () => {
  const figures = (month: string, changes: object = {}) => ({
    month, submissions: 4, activeHouseholds: 2, approved: 3, rejected: 1, reviewMinutes: 90, pointsIssued: 24, pointsRedeemed: 10,
    pointsOutstanding: 16, ...changes
  })

  it('shows each number with its year in bars, its words and how it is counted', async () => {
    const months = [figures('2026-10', { reviewMinutes: null, approved: 0, rejected: 0 }), figures('2026-11')]
    fakeApi({ 'GET /numbers': { households: 30, waiting: 5, oldestAt: '2026-11-01T00:00:00.000Z', months } })
    renderPage(<NumbersPage />)
    expect(await screen.findByRole('img', { name: '通过率:10 月 没有,11 月 75%' })).toBeVisible()
    expect(screen.getByRole('img', { name: '审核用时:10 月 没有,11 月 90 分钟' })).toBeVisible()
    expect(screen.getByText('这个月审完的,一百次里通过多少次。')).toBeVisible()
    expect(screen.getByText('5 条')).toBeVisible()
  })

  it('is asked for by nobody who may not read it', async () => {
    signInAs('shopkeeper')
    const api = fakeApi({})
    renderPage(<NumbersPage />)
    expect(screen.getByText('这里给村里办事的人看')).toBeVisible()
    expect(api.calls('GET /numbers')).toEqual([])
  })
})

describe('exports', () => {
  it('asks for the chosen span on the village\'s calendar', async () => {
    jest.useFakeTimers({ now: new Date('2026-03-31T16:30:00Z'), doNotFake: ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'] })
    fakeApi({})
    const { user } = renderPage(<ExportsPage />)
    await user.click(screen.getByRole('button', { name: '存成 Excel:积分账' }))
    expect(downloadFile).toHaveBeenLastCalledWith('/exports/ledger?from=2026-04-01&until=2026-04-01', '积分账 2026-04-01 2026-04-01.xlsx')
    await user.click(screen.getByRole('radio', { name: '上个月' }))
    await user.click(screen.getByRole('button', { name: '存成 Excel:超市' }))
    expect(downloadFile).toHaveBeenLastCalledWith('/exports/shop?from=2026-03-01&until=2026-03-31', '超市 2026-03-01 2026-03-31.xlsx')
  })

  it('wants both days of an own span, and says why a file could not be made', async () => {
    fakeApi({})
    jest.mocked(downloadFile).mockRejectedValueOnce(refusal('export_too_large', 422, { limit: 20_000 }))
    const { user } = renderPage(<ExportsPage />)
    await user.click(screen.getByRole('button', { name: '存成 Excel:照片' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('超过 20000 行')
    await user.click(screen.getByRole('radio', { name: '自己选日期' }))
    expect(screen.getByText('请选好两个日期')).toBeVisible()
    expect(screen.getByRole('button', { name: '存成 Excel:照片' })).toHaveAttribute('aria-disabled', 'true')
  })
})

it('gives a keeper the shop\'s books alone, and a reviewer none', () => {
  fakeApi({})
  signInAs('shopkeeper')
  const { unmount } = renderPage(<ExportsPage />)
  expect(screen.getAllByRole('button', { name: /^存成 Excel:/ }).map((one) => one.getAttribute('aria-label'))).toEqual(['存成 Excel:超市'])
  unmount()
  signInAs('reviewer')
  renderPage(<ExportsPage />)
  expect(screen.getByRole('button', { name: '回首页' })).toBeVisible()
})

it.each([[AdjustmentsPage, 'adjust_points'], [AuditPage, 'read_audit']] as const)(
  '%p is closed to whoever may not', (Page, permission) => {
    for (const who of ['resident', 'reviewer', 'shopkeeper'] as const) {
      expect(permissionsOf({ roles: [who] })).not.toContain(permission)
      signInAs(who)
      fakeApi({})
      const { unmount } = renderPage(<Page />)
      expect(screen.getByRole('button', { name: '回首页' })).toBeVisible()
      unmount()
    }
  })
