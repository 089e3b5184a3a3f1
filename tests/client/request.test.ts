import Taro from '@tarojs/taro'
import { authorizeWith } from '@/platform/api'
import { request } from '@/platform/request'
import * as words from '@/words'

const taroRequest = jest.mocked(Taro.request)

function answer(statusCode: number, body: unknown) {
  taroRequest.mockResolvedValueOnce({ statusCode, data: JSON.stringify(body), header: {}, errMsg: '' } as never)
}

const sent = () => taroRequest.mock.lastCall?.[0]

it('sends JSON with token, key and query, and gives the parsed answer', async () => {
  authorizeWith(() => 'secret')
  answer(201, { id: '1' })
  const made = await request.post('/orders', { goodsId: 'g' }, { idempotencyKey: 'k', params: { village: '永安寨', none: undefined } })
  expect(made).toEqual({ id: '1' })
  expect(sent()).toMatchObject({ method: 'POST', url: `/api/orders?village=${encodeURIComponent('永安寨')}`, data: '{"goodsId":"g"}' })
  expect(sent()?.header).toMatchObject({
    Authorization: 'Bearer secret',
    'Idempotency-Key': 'k',
    'Content-Type': expect.stringContaining('application/json')
  })
})

it.each([
  ['post', 'POST'],
  ['put', 'PUT'],
  ['delete', 'DELETE']
] as const)('says as JSON, too, that a %s has nothing to say', async (how, method) => {
  answer(204, null)
  await request[how]('/rules/1/close')
  expect(sent()).toMatchObject({ method, data: '{}' })
  expect(sent()?.header).toMatchObject({ 'Content-Type': expect.stringContaining('application/json') })
})

it('turns a problem document into its code, with the facts its sentence needs', async () => {
  answer(409, { type: '', title: 'insufficient points', status: 409, code: 'insufficient_points', fields: { missing: 6 } })
  const error = await request.post('/orders').catch((caught: unknown) => caught)
  expect(error).toMatchObject({ code: 'insufficient_points', status: 409, facts: { missing: 6 } })
  expect(words.explain(error)).toContain('还差 6 分')
  expect(words.explain({ code: 'too_many_requests', facts: { retryAfter: 61 } })).toContain('请等 2 分钟再试')
  expect(words.explain({ code: 'too_many_requests' })).toContain('请等 1 分钟再试')
})

it.each([
  [{ errMsg: 'request:fail timeout' }, 'timeout'],
  [Object.assign(new Error('The user aborted a request.'), { name: 'AbortError' }), 'timeout'],
  [{ errMsg: 'request:fail net::ERR_CONNECTION_REFUSED' }, 'network'],
  [new TypeError('Failed to fetch'), 'network']
])('names %j a %s', async (cause, code) => {
  taroRequest.mockRejectedValueOnce(cause)
  await expect(request.get('/me')).rejects.toMatchObject({ name: 'ApiError', code, status: 0 })
})

it('does not take a page of a proxy for an explanation', async () => {
  taroRequest.mockResolvedValueOnce({ statusCode: 500, data: '<html>Bad gateway</html>', header: {}, errMsg: '' } as never)
  await expect(request.get('/me')).rejects.toMatchObject({ code: 'unexpected', status: 500 })
})
