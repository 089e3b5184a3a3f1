import { act, screen, waitFor } from '@testing-library/react'
import { keepVoiceNote, useDrafts } from '@/features/submissions/drafts'
import type { RecordingListener } from '@/lib/recording'
import UploadPage from '@/pages/upload'
import { ApiError, type ApiErrorCode } from '@/platform/api-error'
import * as words from '@/words'
import { renderPage } from '../support/render-page'
import { courtyard, volunteering } from '../support/submission'
import { button, choose, cutLink, mendLink, note, openPage, type Page, photos, pick, submitted, village } from '../support/upload-page'

jest.mock('idb-keyval', () => jest.requireActual<object>('../support/fake-idb'))
jest.mock('@/platform/request')
jest.mock('@/platform/navigation')
jest.mock('@/platform/photos')
jest.mock('@/platform/upload')

describe('a photo that is of no use', () => {
  it.each<ApiErrorCode>(['photo_type_unsupported', 'photo_unreadable', 'photo_empty', 'photo_too_many_pixels'])(
    'left out on the device as %s: says so and keeps the others',
    async (code) => {
      const page = openPage()
      choose.mockResolvedValueOnce({ photos: await photos(2), refused: new ApiError(code) })
      await page.user.click(await button('从相册里选'))
      expect(await screen.findByRole('alert')).toHaveTextContent(words.explain({ code }))
      expect(await button('还差 1 张')).toBeVisible()
    }
  )

  it.each(['photo_too_large', 'photo_too_many_pixels', 'photo_type_unsupported', 'photo_unreadable'] as const)(
    'refused by the server as %s: asks for another one in its place',
    async (code) => {
      village.refuses = () => code
      const page = openPage(volunteering)
      await pick(page, 1)
      expect(await screen.findByRole('alert')).toHaveTextContent(`第 1 张:${words.explain({ code })}`)
      expect(await button('第 1 张要换一张')).toHaveAttribute('aria-disabled', 'true')
      village.refuses = () => null
      choose.mockResolvedValueOnce({ photos: await photos(1), refused: null })
      await page.user.click(await button('用不了,换一张'))
      expect(await button('发送 1 张照片')).toHaveAttribute('aria-disabled', 'false')
    }
  )

  it('found so after it was sent off: opens again with the photo to be replaced', async () => {
    cutLink()
    const page = openPage(volunteering)
    await pick(page, 2)
    await page.user.click(await button('发送 2 张照片'))
    await button('立即重传')
    village.refuses = () => 'photo_unreadable'
    await mendLink()
    expect(await screen.findByRole('alert')).toHaveTextContent('这张照片打不开')
    await page.user.click(await button('打开改一改'))
    expect(await button('第 1 张要换一张')).toBeVisible()
  })
})

describe('what is still being made ready', () => {
  /** Picks one photo that a slow phone is still at; gives what finishes it. */
  async function pickSlowly(page: Page, press: string) {
    const [late] = await photos(1)
    let finish: () => void = () => undefined
    choose.mockImplementationOnce(async ({ onPicked }) => {
      onPicked?.()
      await new Promise<void>((resolve) => (finish = resolve))
      return { photos: late ? [late] : [], refused: null }
    })
    await page.user.click(await button(press))
    return { late, finish: () => act(async () => finish()) }
  }

  it('photos: are waited for, even by a page that was left and opened again', async () => {
    const page = openPage(volunteering)
    await pick(page, 1)
    const { late, finish } = await pickSlowly(page, '再拍一张')
    await page.user.click(await button('照片马上就好'))
    page.unmount()
    const again = renderPage(<UploadPage />)
    expect(await button('照片马上就好')).toHaveAttribute('aria-disabled', 'true')
    await finish()
    await again.user.click(await button('发送 2 张照片'))
    await waitFor(() => expect(village.submissions()).toHaveLength(1))
    expect(village.submissions()[0]?.photoIds.at(-1)).toBe(`photo-${late?.key}`)
  })

  it('a photo taken again: replaces the one it was meant for, though another is removed meanwhile', async () => {
    const page = openPage(courtyard)
    await pick(page, 3)
    const [, , third] = Object.values(useDrafts.getState())[0]?.photos ?? []
    const { late, finish } = await pickSlowly(page, '重拍第 2 张')
    await page.user.click(await button('不要第 1 张'))
    await finish()
    const left = Object.values(useDrafts.getState())[0]?.photos.map(({ key }) => key)
    expect(left).toEqual([late?.key, third?.key])
  })

  it('what is being said: is waited for, until it is kept', async () => {
    const { fetch } = globalThis
    let read: () => void = () => undefined
    globalThis.fetch = jest.fn(async () => {
      await new Promise<void>((resolve) => (read = resolve))
      return { arrayBuffer: async () => new Uint8Array([7, 7]).buffer }
    }) as never
    let heard: RecordingListener | undefined
    const record = (listener: RecordingListener) => {
      heard = listener
      return { stop: () => listener.onEnd({ path: 'blob:said', seconds: 4, ending: 'mp4' }), giveUp: () => undefined }
    }
    const page = openPage(volunteering, { record })
    await pick(page, 1)
    await note(page)
    await page.user.click(await button('说一段话(可不填)'))
    expect(await button('发送 1 张照片')).toBeVisible()
    act(() => heard?.onStart())
    await page.user.click(await button('录音停了再发'))
    await page.user.click(await button('说完了'))
    await page.user.click(await button('录音马上就好'))
    await act(async () => read())
    globalThis.fetch = fetch
    await page.user.click(await button('发送 1 张照片'))
    await waitFor(() => expect(village.submissions()).toHaveLength(1))
    expect(village.submissions()[0]?.voiceNoteId).toMatch(/^voice_note-/)
  })

  it('what was said and cannot be kept: is told, and holds up nothing', async () => {
    const { fetch } = globalThis
    globalThis.fetch = jest.fn(() => Promise.reject(new Error('no such blob'))) as never
    const page = openPage(volunteering)
    await pick(page, 1)
    const [name = ''] = Object.keys(useDrafts.getState())
    await act(() => keepVoiceNote(name, { path: 'blob:said', seconds: 4, ending: 'mp4' }))
    globalThis.fetch = fetch
    expect(await screen.findByRole('alert')).toHaveTextContent(words.explain({ code: 'voice_note_unusable' }))
    expect(await button('发送 1 张照片')).toHaveAttribute('aria-disabled', 'false')
  })
})

it('keeps what was said, and brings it along', async () => {
  const { fetch } = globalThis
  globalThis.fetch = jest.fn(async () => ({ arrayBuffer: async () => new Uint8Array([7, 7, 7]).buffer })) as never
  const page = openPage(volunteering)
  await pick(page, 1)
  const [name = ''] = Object.keys(useDrafts.getState())
  await act(() => keepVoiceNote(name, { path: 'blob:said', seconds: 4, ending: 'mp4' }))
  globalThis.fetch = fetch
  const key = useDrafts.getState()[name]?.voiceNote?.key
  await page.user.click(await button('发送 1 张照片'))
  await waitFor(() => expect(submitted(page)).toHaveLength(1))
  expect(submitted(page)[0]?.body).toMatchObject({ voiceNoteId: `voice_note-${key}` })
})
