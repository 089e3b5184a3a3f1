import Taro from '@tarojs/taro'
import { authorizeWith } from '@/platform/api'
import { request } from '@/platform/request'

const taroRequest = jest.mocked(Taro.request)

/** The page asked for /rules with the token before the app ran. */
function asked(token: string, answer: Promise<{ statusCode: number; data: string } | undefined>) {
  window.earlyAnswers = { authorization: `Bearer ${token}`, '/api/rules': answer } as typeof window.earlyAnswers
}

const early = Promise.resolve({ statusCode: 200, data: '{"items":["early"]}' })

beforeEach(() => {
  authorizeWith(() => 'mine')
  taroRequest.mockReset()
  taroRequest.mockResolvedValue({ statusCode: 200, data: '{"items":["asked"]}', header: {}, errMsg: '' } as never)
})

it('takes what the page asked before the app ran, once', async () => {
  asked('mine', early)
  expect(await request.get('/rules')).toEqual({ items: ['early'] })
  expect(taroRequest).not.toHaveBeenCalled()
  expect(await request.get('/rules')).toEqual({ items: ['asked'] })
})

it('asks itself where the answer is another person\'s, another question\'s or never came', async () => {
  asked('hers', early)
  expect(await request.get('/rules')).toEqual({ items: ['asked'] })
  asked('mine', early)
  expect(await request.get('/rules', { params: { village: 'v' } })).toEqual({ items: ['asked'] })
  asked('mine', Promise.resolve(undefined))
  expect(await request.get('/rules')).toEqual({ items: ['asked'] })
  expect(taroRequest).toHaveBeenCalledTimes(3)
})

it('says what the server refused', async () => {
  asked('mine', Promise.resolve({ statusCode: 401, data: '{"code":"session_expired","status":401,"title":"","type":""}' }))
  await expect(request.get('/rules')).rejects.toMatchObject({ code: 'session_expired' })
})
