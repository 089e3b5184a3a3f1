import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { AccountDeletion, AccountExport, PasswordChange } from '../../../types/contract/accounts'
import { bearerToken } from '../../plugins/auth'
import { refusals } from '../../plugins/errors'
import type { AccountsService } from './accounts.service'

export const accountsRoutes = (accounts: AccountsService): FastifyPluginAsyncTypebox => async (app) => {
  app.put('/me/password', {
    schema: {
      summary: 'Change one\'s password and sign out everywhere else',
      body: PasswordChange,
      response: { 204: Type.Null(), ...refusals }
    }
  }, async (request, reply) => {
    await accounts.changePassword(request.actor, bearerToken(request), request.body)
    return reply.code(204).send(null)
  })

  app.get('/me/export', {
    schema: { summary: 'Everything kept about the one who asks', response: { 200: AccountExport, ...refusals } }
  }, async (request) => accounts.export(request.actor))

  app.delete('/me', {
    schema: { summary: 'Leave for good', body: AccountDeletion, response: { 204: Type.Null(), ...refusals } }
  }, async (request, reply) => {
    await accounts.delete(request.actor, request.body)
    return reply.code(204).send(null)
  })
}
