import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { DemoSignIn, InvitationSignUp, PasswordSignIn, Profile, Session } from '../../../types/contract/sessions'
import { bearerToken } from '../../plugins/auth'
import { refusals } from '../../plugins/errors'
import type { SessionsService } from './sessions.service'

export const sessionsRoutes = (sessions: SessionsService): FastifyPluginAsyncTypebox => async (app) => {
  app.post('/sessions/demo', {
    config: { public: true },
    schema: { summary: 'Sign in as a person of the demo data', body: DemoSignIn, response: { 201: Session, ...refusals } }
  }, async (request, reply) => reply.code(201).send(await sessions.signInDemo(request.body)))

  app.post('/sessions', {
    config: { public: true },
    schema: { summary: 'Sign in with phone and password', body: PasswordSignIn, response: { 201: Session, ...refusals } }
  }, async (request, reply) => reply.code(201).send(await sessions.signIn(request.body, request.ip)))

  app.post('/accounts', {
    config: { public: true },
    schema: {
      summary: 'Create an account with an invitation code and sign in',
      body: InvitationSignUp,
      response: { 201: Session, ...refusals }
    }
  }, async (request, reply) => reply.code(201).send(await sessions.signUp(request.body, request.ip)))

  app.delete('/sessions/current', {
    schema: { summary: 'Sign out', response: { 204: Type.Null(), ...refusals } }
  }, async (request, reply) => {
    await sessions.signOut(bearerToken(request))
    return reply.code(204).send(null)
  })

  app.delete('/sessions', {
    schema: { summary: 'Sign out everywhere, here too', response: { 204: Type.Null(), ...refusals } }
  }, async (request, reply) => {
    await sessions.signOutEverywhere(request.actor)
    return reply.code(204).send(null)
  })

  app.get('/me', {
    schema: { summary: 'Who is signed in', response: { 200: Profile, ...refusals } }
  }, async (request) => sessions.profile(request.actor))
}
