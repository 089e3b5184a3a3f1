import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Created, IdParams, IdempotencyHeaders, VersionBody } from '../../../types/contract/common'
import { Order, VoucherCreate } from '../../../types/contract/orders'
import { refusals } from '../../plugins/errors'
import { idempotencyKey } from '../../plugins/idempotency-key'
import type { VouchersService } from './vouchers.service'

export const vouchersRoutes = (vouchers: VouchersService): FastifyPluginAsyncTypebox => async (app) => {
  app.post('/orders/:id/voucher', {
    schema: {
      summary: 'Let somebody else fetch it; its code is made anew', params: IdParams, headers: IdempotencyHeaders, body: VoucherCreate,
      response: { 201: Created, ...refusals }
    }
  }, async (request, reply) =>
    reply.code(201).send({ id: await vouchers.create(request.actor, request.params.id, request.body, idempotencyKey(request)) }))

  app.post('/orders/:id/voucher/take-back', {
    schema: { summary: 'Fetch it oneself after all; its code is made anew', params: IdParams, body: VersionBody, response: { 200: Order, ...refusals } }
  }, async (request) => vouchers.takeBack(request.actor, request.params.id, request.body))
}
