import { authorizeWith } from '@/platform/api'
import { downloadFile } from '@/platform/download.h5'
import { saveFile } from '@/platform/save-file'

jest.mock('@/platform/save-file', () => ({ saveFile: jest.fn(async () => 'saved') }))

const saved = jest.mocked(saveFile)
const answer = (status: number, body: object, type = 'application/problem+json') => ({
  ok: status < 400,
  status,
  headers: { get: () => type },
  json: async () => body,
  arrayBuffer: async () => body
})

const fetched = jest.fn()
beforeEach(() => {
  saved.mockClear()
  global.fetch = fetched
  authorizeWith(() => 'secret')
})

it('fetches as the person who is signed in and saves under the given name', async () => {
  const content = new ArrayBuffer(3)
  fetched.mockResolvedValueOnce(answer(200, content, 'application/x'))
  await expect(downloadFile('/exports/ledger?from=2026-03-01', '账.xlsx')).resolves.toBe('saved')
  expect(fetched).toHaveBeenCalledWith(
    '/api/exports/ledger?from=2026-03-01', expect.objectContaining({ headers: { Authorization: 'Bearer secret' } }))
  expect(saved.mock.calls).toEqual([[{ name: '账.xlsx', type: 'application/x', data: content }]])
})

it('saves no refusal, and says why', async () => {
  fetched.mockResolvedValueOnce(answer(403, { status: 403, code: 'forbidden' }))
  await expect(downloadFile('/exports/ledger', '账.xlsx')).rejects.toMatchObject({ name: 'ApiError', code: 'forbidden' })
  fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  await expect(downloadFile('/exports/ledger', '账.xlsx')).rejects.toMatchObject({ name: 'ApiError', code: 'network' })
  expect(saved).not.toHaveBeenCalled()
})
