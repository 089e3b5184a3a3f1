import { screen, waitFor, within } from '@testing-library/react'
import type { Deduction } from '@contract/deductions'
import DeductPage from '@/packages/review/deduct'
import DeductionsPage from '@/packages/review/deductions'
import DeductionPage from '@/packages/village-life/deduction'
import { ApiError } from '@/platform/api-error'
import { keepPhoto } from '@/platform/local-photo'
import { back, open, useParam } from '@/platform/navigation'
import { choosePhotos } from '@/platform/photos'
import { putPiece } from '@/platform/upload'
import { routes } from '@/routes'
import { deduction } from '../support/deduction-pages'
import { fakeApi, refusal } from '../support/fake-api'
import { openedSheet } from '../support/opened-sheet'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('idb-keyval', () => jest.requireActual<object>('../support/fake-idb'))
jest.mock('@/platform/request')
jest.mock('@/platform/navigation')
jest.mock('@/platform/photos')
jest.mock('@/platform/upload')

const page = (items: Deduction[]) => ({ items, nextCursor: null })

beforeEach(() => {
  jest.clearAllMocks()
  URL.createObjectURL = () => 'blob:photo'
  URL.revokeObjectURL = () => undefined
  jest.mocked(useParam).mockReturnValue('d1')
  signInAs('villageAdmin')
})

describe('the list', () => {
  const answers = {
    'GET /deductions/summary': { appealed: 1, forMe: 1 },
    'GET /deductions': ({ options }: { options: { params: { appealed?: boolean } } }) =>
      page(options.params.appealed ? [deduction({ status: 'appealed' })] : [deduction(), deduction({ id: 'd2', status: 'remitted' })])
  }

  it('shows appeals first, then everything, and leads to each and to a new one', async () => {
    fakeApi(answers)
    const { user } = renderPage(<DeductionsPage />)
    await user.click(await screen.findByRole('button', { name: /第一网格 3 号.*在申诉/ }))
    expect(open).toHaveBeenCalledWith(routes.deduction, { id: 'd1' })
    expect(await screen.findByRole('tab', { name: '等着定的申诉 1' })).toBeVisible()
    await user.click(screen.getByRole('tab', { name: '全部' }))
    expect(await screen.findByRole('button', { name: /退回了/ })).toBeVisible()
    await user.click(screen.getByRole('button', { name: '扣分' }))
    expect(open).toHaveBeenCalledWith(routes.deduct)
  })

  it('says that there is none, and refuses who has no right to it', async () => {
    fakeApi({ 'GET /deductions/summary': { appealed: 0, forMe: 0 }, 'GET /deductions': page([]) })
    const { unmount } = renderPage(<DeductionsPage />)
    expect(await screen.findByText('没有要定的申诉')).toBeVisible()
    unmount()
    signInAs('resident')
    renderPage(<DeductionsPage />)
    expect(screen.getByText('扣分由审核员和村管理员来办')).toBeVisible()
  })
})

describe('a new one', () => {
  const rule = { id: 'r9', name: '乱堆杂物', hint: '提醒过还不收', minPhotos: 1, maxPhotos: 3, points: 2, minPoints: 1, maxPoints: 5 }
  const answers = {
    'GET /deductions/rules': { items: [rule, { ...rule, id: 'r8', name: '乱停车' }] },
    'GET /grids': { items: [{ id: 'g1', name: '第一网格', head: '陈', headPhone: '1', units: [] }] },
    'GET /grids/g1/households': { items: [{ id: 'h3', label: '第一网格 3 号' }] }
  }

  const action = (name: string) => screen.getByRole('button', { name })

  async function fillIn(more: Record<string, unknown>) {
    const api = fakeApi({ ...answers, ...more })
    const photo = await keepPhoto({ width: 1600, height: 1200 }, async () => new Uint8Array([1, 2, 3]).buffer)
    jest.mocked(choosePhotos).mockResolvedValue({ photos: [photo], refused: null })
    const view = renderPage(<DeductPage />)
    const { user } = view
    await screen.findByRole('radio', { name: '乱堆杂物' })
    expect(action('请先选一条规则')).toHaveAttribute('aria-disabled', 'true')
    await user.click(screen.getByRole('radio', { name: '乱堆杂物' }))
    await user.click(await screen.findByRole('radio', { name: '第一网格' }))
    await user.click(await screen.findByRole('radio', { name: '第一网格 3 号' }))
    expect(action('还差 1 张照片')).toHaveAttribute('aria-disabled', 'true')
    await user.click(action('拍照'))
    await waitFor(() => expect(action('请写明为什么扣')).toBeVisible())
    await user.type(screen.getByLabelText('为什么扣'), '门口堆着碎砖')
    return { api, user }
  }

  it('takes the rule, the door, the photos as they arrive, the points and the reason, and asks once more', async () => {
    jest.mocked(putPiece).mockResolvedValue({ offset: 3, resourceId: 'photo-1' } as never)
    const { api, user } = await fillIn({ 'POST /deductions': { id: 'd9' } })
    await user.click(action('多扣一分'))
    await user.click(await screen.findByRole('button', { name: '扣 3 分' }))
    const dialog = within(screen.getByRole('dialog'))
    expect(screen.getByRole('dialog')).toHaveTextContent('第一网格 3 号扣 3 分?')
    await user.click(dialog.getByRole('button', { name: '扣分' }))
    expect(api.calls('POST /deductions')).toEqual([{
      to: 'POST /deductions', options: { idempotencyKey: expect.any(String) },
      body: { ruleId: 'r9', householdId: 'h3', photoIds: ['photo-1'], reason: '门口堆着碎砖', points: 3 }
    }])
    await waitFor(() => expect(back).toHaveBeenCalled())
  })

  it('waits for a photo that did not arrive, and sends it again at a tap', async () => {
    jest.mocked(putPiece).mockRejectedValueOnce(new ApiError('network')).mockResolvedValue({ offset: 3, resourceId: 'photo-1' } as never)
    const { user } = await fillIn({})
    expect(action('照片还在传,请等一下')).toHaveAttribute('aria-disabled', 'true')
    await user.click(screen.getByRole('button', { name: '没传上去,点这里再试' }))
    expect(await screen.findByRole('button', { name: '扣 2 分' })).toBeEnabled()
  })

  it('keeps everything when it is refused', async () => {
    jest.mocked(putPiece).mockResolvedValue({ offset: 3, resourceId: 'photo-1' } as never)
    const { user } = await fillIn({ 'POST /deductions': refusal('relative_household') })
    await user.click(await screen.findByRole('button', { name: '扣 2 分' }))
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '扣分' }))
    expect(await screen.findByText(/亲属家/)).toBeVisible()
    expect(screen.getByLabelText('为什么扣')).toHaveValue('门口堆着碎砖')
    expect(screen.getByRole('radio', { name: '第一网格 3 号', checked: true })).toBeVisible()
    expect(back).not.toHaveBeenCalled()
  })

  it('says so where the village has no rule to deduct under', async () => {
    fakeApi({ 'GET /deductions/rules': { items: [] } })
    renderPage(<DeductPage />)
    expect(await screen.findByText('村里还没有扣分的规则')).toBeVisible()
  })
})

describe('one', () => {
  it('shows its household the photos and the reason, and takes its word once', async () => {
    signInAs('resident')
    const api = fakeApi({ 'GET /deductions/d1': deduction({ mayAppeal: true, points: 5, taken: 3 }), 'POST /deductions/d1/appeal': deduction() })
    const { user } = renderPage(<DeductionPage />)
    expect(await screen.findByText('门口堆着碎砖')).toBeVisible()
    expect(screen.getByText(/该扣 5 分,账上不够,扣了 3 分/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: '申诉' }))
    const sheet = within(await openedSheet())
    expect(sheet.getByRole('button', { name: '请先写一句' })).toHaveAttribute('aria-disabled', 'true')
    await user.type(sheet.getByLabelText('您的话'), '不是我家的')
    await user.click(sheet.getByRole('button', { name: '交上去' }))
    expect(api.calls('POST /deductions/d1/appeal')[0]?.body).toEqual({ version: 1, words: '不是我家的' })
    expect(await screen.findByText('申诉交上去了')).toBeVisible()
  })

  it('keeps the words of an appeal that is refused', async () => {
    signInAs('resident')
    fakeApi({ 'GET /deductions/d1': deduction({ mayAppeal: true }), 'POST /deductions/d1/appeal': refusal('appeal_refused') })
    const { user } = renderPage(<DeductionPage />)
    await user.click(await screen.findByRole('button', { name: '申诉' }))
    const sheet = within(await openedSheet())
    await user.type(sheet.getByLabelText('您的话'), '不是我家的')
    await user.click(sheet.getByRole('button', { name: '交上去' }))
    expect(await sheet.findByRole('alert')).toHaveTextContent('不能再申诉')
    expect(sheet.getByLabelText('您的话')).toHaveValue('不是我家的')
  })

  const appealed = { status: 'appealed' as const, appeal: { words: '不是我家的', createdAt: '2026-03-02T00:00:00.000Z' }, version: 2 }

  it('lets another person decide, with a result and a reason', async () => {
    const api = fakeApi({ 'GET /deductions/d1': deduction(appealed), 'POST /deductions/d1/decide': deduction() })
    const { user } = renderPage(<DeductionPage />)
    await user.click(await screen.findByRole('button', { name: '定这次申诉' }))
    const sheet = within(await openedSheet())
    await user.type(sheet.getByLabelText('写给这户的话'), '查了监控')
    expect(sheet.getByRole('button', { name: '请先选结果,写一句话' })).toHaveAttribute('aria-disabled', 'true')
    await user.click(sheet.getByRole('radio', { name: '扣得不对,退回' }))
    await user.click(sheet.getByRole('button', { name: '扣得不对,退回' }))
    expect(api.calls('POST /deductions/d1/decide')[0]?.body).toEqual({ version: 2, remit: true, reason: '查了监控' })
    expect(await screen.findByText('退回了,已经告诉这一户')).toBeVisible()
  })

  it.each([
    ['second_person_needed', '这次扣分是您办的'],
    ['own_household', '这是您自己家的'],
    ['relative_household', '这是您亲属家的']
  ] as const)('says why somebody else has to: %s', async (bar, sentence) => {
    fakeApi({ 'GET /deductions/d1': deduction({ ...appealed, bar }) })
    renderPage(<DeductionPage />)
    expect(await screen.findByText(new RegExp(sentence))).toBeVisible()
    expect(screen.queryByRole('button', { name: '定这次申诉' })).toBeNull()
  })

  it('says that the appeal is there, and what became of it', async () => {
    signInAs('resident')
    const api = fakeApi({ 'GET /deductions/d1': deduction(appealed) })
    const { unmount } = renderPage(<DeductionPage />)
    expect(await screen.findByText(/申诉收到了/)).toBeVisible()
    unmount()
    const decision = { reason: '查了监控,不是您家', by: '赵管理', decidedAt: '2026-03-03T00:00:00.000Z' }
    api.answers['GET /deductions/d1'] = deduction({ ...appealed, status: 'remitted', decision })
    renderPage(<DeductionPage />)
    expect(await screen.findByText('查了监控,不是您家')).toBeVisible()
    expect(screen.getByText('2 分退回来了')).toBeVisible()
  })
})
