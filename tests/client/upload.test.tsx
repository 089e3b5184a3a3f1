import { act, screen, waitFor } from '@testing-library/react'
import { useSession } from '@/features/session/store'
import { draftNames } from '@/features/submissions/draft'
import { useDrafts } from '@/features/submissions/drafts'
import UploadPage from '@/pages/upload'
import { replace } from '@/platform/navigation'
import { routes } from '@/routes'
import * as words from '@/words'
import { failure } from '../support/fake-api'
import { deviceTakesFiles } from '../support/fake-idb'
import { profileOf, signInAs } from '../support/people'
import { renderPage } from '../support/render-page'
import { courtyard, submission, volunteering } from '../support/submission'
import { button, choose, note, openPage, photos, pick, submitted, village } from '../support/upload-page'

jest.mock('idb-keyval', () => jest.requireActual<object>('../support/fake-idb'))
jest.mock('@/platform/request')
jest.mock('@/platform/navigation')
jest.mock('@/platform/photos')
jest.mock('@/platform/upload')

it('says what to photograph, what it earns and how many are missing', async () => {
  const page = openPage()
  expect(await screen.findByText('院子前后各拍一张')).toBeVisible()
  expect(screen.getByText('要 3 张照片')).toBeVisible()
  expect(screen.getByText('通过后 +2 分')).toBeVisible()
  expect(await button('还差 3 张')).toHaveAttribute('aria-disabled', 'true')
  await pick(page, 2)
  expect(choose).toHaveBeenCalledWith(expect.objectContaining({ source: 'album', count: 3 }))
  await page.user.click(await button('还差 1 张'))
  expect(submitted(page)).toHaveLength(0)

  choose.mockResolvedValueOnce({ photos: await photos(1), refused: null })
  await page.user.click(await button('再拍 1 张'))
  expect(choose).toHaveBeenLastCalledWith(expect.objectContaining({ source: 'camera', count: 1 }))
  expect(await button('发送 3 张照片')).toHaveAttribute('aria-disabled', 'false')
  expect(screen.queryByRole('button', { name: '从相册里选' })).toBeNull()
})

it('lets one photo more be taken where the rule allows, and one be removed or taken again', async () => {
  const page = openPage(volunteering)
  await pick(page, 2)
  expect(await button('再拍一张')).toBeVisible()
  await page.user.click(await button('不要第 1 张'))
  expect(await button('发送 1 张照片')).toBeVisible()
  const [again] = await photos(1)
  choose.mockResolvedValueOnce({ photos: again ? [again] : [], refused: null })
  await page.user.click(await button('重拍第 1 张'))
  await page.user.click(await button('发送 1 张照片'))
  await waitFor(() => expect(submitted(page)).toHaveLength(1))
  expect(submitted(page)[0]?.body).toEqual({ ruleId: page.rule.id, photoIds: [`photo-${again?.key}`], note: '' })
})

it('sends photos in order with words and place, and goes to what became of it', async () => {
  const page = openPage()
  await page.user.type(await note(page), ' 门口清干净了 ')
  await page.user.type(screen.getByLabelText('在哪里(可不填)'), '祠堂门口')
  await pick(page, 3)
  const [draft] = Object.values(useDrafts.getState())
  await page.user.click(await button('发送 3 张照片'))
  await waitFor(() => expect(replace).toHaveBeenCalledWith(routes.submission, { id: `submission-${draft?.id}` }))
  const photoIds = draft?.photos.map(({ key }) => `photo-${key}`)
  expect(village.submissions()).toEqual([{ ruleId: page.rule.id, photoIds, note: '门口清干净了', place: '祠堂门口' }])
})

it('makes one submission of a double tap', async () => {
  const page = openPage()
  await pick(page, 3)
  await page.user.dblClick(await button('发送 3 张照片'))
  await waitFor(() => expect(replace).toHaveBeenCalledTimes(1))
  expect(village.submissions()).toHaveLength(1)
  expect(submitted(page)).toHaveLength(1)
})

it('counts long words and does not cut them off', async () => {
  const page = openPage(volunteering)
  await pick(page, 1)
  const field = await note(page)
  await page.user.click(field)
  await page.user.paste('长'.repeat(510))
  expect(field).toHaveValue('长'.repeat(510))
  expect(screen.getByRole('alert')).toHaveTextContent('多了 10 个字')
  expect(await button('字太多,写短一点')).toHaveAttribute('aria-disabled', 'true')
  await page.user.clear(field)
  await page.user.paste('好')
  expect(await screen.findByText('写了 1 个字,最多 500 个')).toBeVisible()
})

it('keeps the draft of a person and a rule, and shows it to nobody else', async () => {
  const page = openPage()
  await page.user.type(await note(page), '先写一半')
  await pick(page, 2)
  await button('还差 1 张')
  page.unmount()

  const again = renderPage(<UploadPage />)
  expect(await screen.findByLabelText('想说的话(可不填)')).toHaveValue('先写一半')
  expect(await button('还差 1 张')).toBeVisible()
  again.unmount()

  signInAs('reviewer')
  renderPage(<UploadPage />)
  expect(await button('还差 3 张')).toBeVisible()
})

it('goes on with a draft that is opened by its name, with new addresses of earlier photos', async () => {
  const name = draftNames.again('a1', 's1')
  const kept = { key: 'p1', photoId: 'p1', url: '/p1-old.jpg', width: 4, height: 3 }
  const earlier = submission('s1', { status: 'rejected', photos: [{ id: 'p1', width: 4, height: 3, url: '/p1-new.jpg', thumbnailUrl: '/p1-small.jpg' }] })
  const rule = { ...volunteering, id: 'rule-again' }
  const draft = { id: 'd1', accountId: 'a1', rule, photos: [kept], note: '改过的话', place: '', resubmissionOf: 's1' }
  act(() => useDrafts.setState({ [name]: draft }))
  const answers = { 'GET /rules': { items: [rule] }, 'GET /submissions/s1': earlier }
  openPage(volunteering, { params: { ruleId: '', parcel: name }, answers })
  expect(await screen.findByLabelText('想说的话(可不填)')).toHaveValue('改过的话')
  await waitFor(() => expect(useDrafts.getState()[name]?.photos[0]?.url).toBe('/p1-new.jpg'))
  expect(await button('发送 1 张照片')).toBeVisible()
})

it('warns when the device does not store the photos', async () => {
  deviceTakesFiles(false)
  const page = openPage(volunteering)
  await pick(page, 1)
  expect(await screen.findByText(words.outbox.fleeting)).toBeVisible()
})

it('begins a second try with the photos and words of the first', async () => {
  const earlier = submission('s7', { status: 'rejected', note: '门口', place: '祠堂', rejectReason: '照片看不清' })
  const page = openPage(courtyard, {
    params: { resubmit: 's7', ruleId: '' },
    answers: { 'GET /submissions/s7': earlier, 'GET /rules': { items: [earlier.rule] } }
  })
  page.api.answers['GET /rules'] = { items: [{ ...courtyard, id: earlier.rule.id }] }
  expect(await screen.findByLabelText('想说的话(可不填)')).toHaveValue('门口')
  await page.user.click(await button('不要第 3 张'))
  await pick(page, 1)
  await page.user.click(await button('发送 3 张照片'))
  await waitFor(() => expect(submitted(page)).toHaveLength(1))
  expect(submitted(page)[0]?.body).toEqual({
    ruleId: earlier.rule.id, photoIds: ['p1', 'p2', expect.stringMatching(/^photo-/)], note: '门口', place: '祠堂', resubmissionOf: 's7'
  })
})

it('shows the courtyard as it was last approved, and which of its photos comes next', async () => {
  const earlier = submission('s3', { status: 'approved', points: 2 })
  const page = openPage(courtyard, { answers: { 'GET /submissions': { items: [earlier], nextCursor: null } } })
  const guide = await screen.findByRole('switch', { name: '上次同一角度' })
  expect(page.api.calls('GET /submissions')[0]?.options?.params).toEqual({ status: 'approved', column: 'courtyard', limit: 1 })
  await page.user.click(guide)
  expect(screen.getByText('上次的第 1 张,照着它的位置拍')).toBeVisible()
  await pick(page, 1)
  expect(await screen.findByText('上次的第 2 张,照着它的位置拍')).toBeVisible()
  expect(page.container.querySelector('.same-angle__photo')).toHaveAttribute('src', '/p2.jpg')
})

it('leads home from a rule that is closed or unknown', async () => {
  const { user, shell } = openPage(courtyard, { answers: { 'GET /rules': { items: [] } } })
  expect(await screen.findByText('这里现在不收照片')).toBeVisible()
  await user.click(await button('回首页'))
  expect(shell.home).toHaveBeenCalledTimes(1)
})

it('waits in grey, explains a failure and asks again', async () => {
  const page = openPage(courtyard, { answers: { 'GET /rules': failure('network') } })
  expect(screen.getByRole('status', { name: '正在加载' })).toBeVisible()
  expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
  page.api.answers['GET /rules'] = { items: [page.rule] }
  await page.user.click(await button('再试一次'))
  expect(await button('还差 3 张')).toBeVisible()
})

it('tells somebody without a household before a photo is shot', async () => {
  useSession.getState().setProfile({ ...profileOf('resident'), household: null })
  const { user, shell } = openPage()
  expect(await screen.findByRole('alert')).toHaveTextContent('还没有加入哪一户')
  await user.click(await button('回首页'))
  expect(shell.home).toHaveBeenCalledTimes(1)
})
