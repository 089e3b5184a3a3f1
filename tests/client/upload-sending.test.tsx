import { act, screen, waitFor } from '@testing-library/react'
import { useSession } from '@/features/session/store'
import { useDrafts } from '@/features/submissions/drafts'
import { replace } from '@/platform/navigation'
import { putPiece } from '@/platform/upload'
import { routes } from '@/routes'
import * as words from '@/words'
import { failure, refusal } from '../support/fake-api'
import { profileOf } from '../support/people'
import { volunteering } from '../support/submission'
import { button, cutLink, mendLink, note, openPage, pick, submitted, village } from '../support/upload-page'

jest.mock('idb-keyval', () => jest.requireActual<object>('../support/fake-idb'))
jest.mock('@/platform/request')
jest.mock('@/platform/navigation')
jest.mock('@/platform/photos')
jest.mock('@/platform/upload')

it('shows how far a photo is', async () => {
  const page = openPage(volunteering)
  let arrive: () => void = () => undefined
  jest.mocked(putPiece).mockImplementation(async (piece) => {
    piece.onProgress?.(piece.bytes * 0.6)
    await new Promise<void>((resolve) => (arrive = resolve))
    return village.put(piece)
  })
  await pick(page, 1)
  expect(await screen.findByText('第 1 张 · 正在传')).toBeVisible()
  expect(page.container.querySelector('.photo-grid__sent')).toHaveStyle({ width: '60%' })
  await act(async () => arrive())
  expect(await screen.findByText('第 1 张')).toBeVisible()
  expect(page.container.querySelector('.photo-grid__sent')).toBeNull()
})

it('says that all is stored while there is no link, keeps the way open, and sends by itself', async () => {
  cutLink()
  const page = openPage()
  await pick(page, 3)
  expect(await screen.findByText('网不好,已存好,会自动接着传')).toBeVisible()
  await page.user.click(await button('发送 3 张照片'))
  expect(await screen.findByText('网不好,已存好,会自动接着传')).toBeVisible()
  expect(screen.getByRole('button', { name: '立即重传' })).toBeVisible()
  expect(replace).not.toHaveBeenCalled()
  await mendLink()
  await waitFor(() => expect(replace).toHaveBeenCalledTimes(1))
  expect(village.submissions()).toHaveLength(1)
})

it('says that there is no network, where the device knows it', async () => {
  cutLink()
  const page = openPage(volunteering, { online: false })
  await pick(page, 1)
  expect(await screen.findAllByText('没有网络,已存好,有网自动传')).toHaveLength(1)
  await page.user.click(await button('发送 1 张照片'))
  expect(await screen.findAllByText('没有网络,已存好,有网自动传')).toHaveLength(2)
})

it('sends at once when asked to, over again until it works', async () => {
  cutLink()
  const page = openPage(volunteering)
  await pick(page, 1)
  await page.user.click(await button('发送 1 张照片'))
  village.carries = () => Infinity
  await page.user.click(await button('立即重传'))
  await waitFor(() => expect(replace).toHaveBeenCalledTimes(1))
})

it('opens what waits in the outbox by its name, and lets it be changed', async () => {
  cutLink()
  const page = openPage(volunteering)
  await page.user.type(await note(page), '清了水渠')
  await pick(page, 1)
  await page.user.click(await button('发送 1 张照片'))
  await button('立即重传')
  const [parcel] = Object.keys(useDrafts.getState())
  page.unmount()

  const again = openPage(volunteering, { params: { parcel: parcel ?? '' }, answers: { 'GET /rules': { items: [page.rule] } } })
  expect(await screen.findByText('清了水渠')).toBeVisible()
  await again.user.click(await button('打开改一改'))
  expect(await screen.findByLabelText('想说的话(可不填)')).toHaveValue('清了水渠')
  expect(await button('发送 1 张照片')).toBeVisible()
})

it('throws away what waits, after asking', async () => {
  cutLink()
  const page = openPage(volunteering)
  await pick(page, 1)
  await page.user.click(await button('发送 1 张照片'))
  await page.user.click(await button('不要了'))
  expect(screen.getByRole('dialog')).toHaveTextContent('找不回来')
  await page.user.click(await button('留着'))
  expect(Object.keys(useDrafts.getState())).toContainEqual(expect.stringContaining('sent'))
  await page.user.click(await button('不要了'))
  await page.user.click(await button('删掉'))
  await waitFor(() => expect(replace).toHaveBeenCalledWith(routes.submissions))
  await mendLink()
  expect(village.submissions()).toHaveLength(0)
})

it('repeats the key of a sending whose answer was lost', async () => {
  const page = openPage(volunteering, { answers: { 'POST /submissions': failure('network') } })
  await pick(page, 1)
  await page.user.click(await button('发送 1 张照片'))
  expect(await screen.findByText('网不好,已存好,会自动接着传')).toBeVisible()
  expect(screen.queryByRole('button', { name: '打开改一改' })).toBeNull()
  page.api.answers['POST /submissions'] = { id: 's1' }
  await page.user.click(await button('立即重传'))
  await waitFor(() => expect(replace).toHaveBeenCalledWith(routes.submission, { id: 's1' }))
  const [first, second] = submitted(page)
  expect(first?.options?.idempotencyKey).toMatch(/^[0-9a-f-]{36}$/)
  expect(second).toEqual(first)
})

it.each(['rule_closed', 'photo_already_used', 'household_missing', 'text_too_long'] as const)(
  'explains %s, loses nothing and lets it be changed',
  async (code) => {
    const page = openPage(volunteering, { answers: { 'POST /submissions': refusal(code) } })
    await pick(page, 1)
    await page.user.click(await button('发送 1 张照片'))
    expect(await screen.findByRole('alert')).toHaveTextContent(words.explain({ code }))
    expect(screen.getByRole('button', { name: '第 1 张照片,共 1 张' })).toBeVisible()
    expect(replace).not.toHaveBeenCalled()
    page.api.answers['POST /submissions'] = { id: 's2' }
    await page.user.click(await button('打开改一改'))
    await page.user.type(await note(page), '好')
    await page.user.click(await button('发送 1 张照片'))
    await waitFor(() => expect(replace).toHaveBeenCalledWith(routes.submission, { id: 's2' }))
    const keys = submitted(page).map(({ options }) => options?.idempotencyKey)
    expect(new Set(keys).size).toBe(2)
  }
)

it('names how many photos the rule wants when the server counts otherwise', async () => {
  const answers = { 'POST /submissions': refusal('photo_count_wrong', 422, { min: 3, max: 3, got: 1 }) }
  const page = openPage(volunteering, { answers })
  await pick(page, 1)
  await page.user.click(await button('发送 1 张照片'))
  expect(await screen.findByRole('alert')).toHaveTextContent('这个栏目要 3 张照片')
})

it('sends on behalf of a household with the consent that was given', async () => {
  const params = { household: 'h9', label: '第二网格 4 号', consentBy: '李奶奶', consentGiven: 'by_phone' }
  useSession.getState().setProfile({ ...profileOf('resident'), household: null })
  const page = openPage(volunteering, { params })
  expect(await screen.findByText(/替第二网格 4 号拍,李奶奶同意的/)).toBeVisible()
  await pick(page, 1)
  await page.user.click(await button('发送 1 张照片'))
  await waitFor(() => expect(submitted(page)).toHaveLength(1))
  expect(submitted(page)[0]?.body).toMatchObject({
    onBehalfOf: { householdId: 'h9', consentBy: '李奶奶', consentGiven: 'by_phone' }
  })
  expect(submitted(page)[0]?.body).not.toHaveProperty('onBehalfOf.label')
})

it('sends the consent that was told last, though the draft is older', async () => {
  const toldFirst = { household: 'h9', label: '第二网格 4 号', consentBy: '王错名', consentGiven: 'by_phone' }
  const page = openPage(volunteering, { params: toldFirst })
  await pick(page, 1)
  expect(await screen.findByText(/王错名同意的/)).toBeVisible()
  page.unmount()

  const told = { ...toldFirst, ruleId: page.rule.id, consentBy: '李阿婆', consentGiven: 'in_person' }
  const again = openPage(volunteering, { params: told, answers: { 'GET /rules': { items: [page.rule] } } })
  expect(await screen.findByText(/李阿婆同意的/)).toBeVisible()
  await again.user.click(await button('发送 1 张照片'))
  await waitFor(() => expect(submitted(again)).toHaveLength(1))
  expect(submitted(again)[0]?.body).toMatchObject({ onBehalfOf: { householdId: 'h9', consentBy: '李阿婆', consentGiven: 'in_person' } })
})

it('keeps for whom it is when it is opened from the outbox and changed', async () => {
  cutLink()
  const params = { household: 'h9', label: '第二网格 4 号', consentBy: '李奶奶', consentGiven: 'by_phone' }
  const page = openPage(volunteering, { params })
  await pick(page, 1)
  await page.user.click(await button('发送 1 张照片'))
  await button('立即重传')
  const [parcel = ''] = Object.keys(useDrafts.getState())
  page.unmount()

  const again = openPage(volunteering, { params: { parcel }, answers: { 'GET /rules': { items: [page.rule] } } })
  await again.user.click(await button('打开改一改'))
  expect(await screen.findByText(/李奶奶同意的/)).toBeVisible()
  expect(useDrafts.getState()[parcel]?.onBehalfOf).toMatchObject({ householdId: 'h9', consentBy: '李奶奶' })
})
