import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '../shared/actor'
import { AppError } from '../shared/app-error'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Open to people who have not signed in. Everything else needs a session. */
    public?: boolean
  }
  interface FastifyRequest {
    /** Who asks; not there on public routes. */
    actor: Actor
  }
}

/** Lets nobody through to a route that did not declare itself public, unless the session is good. */
export function registerAuth(app: FastifyInstance, { actorOf }: { actorOf(token: string): Promise<Actor> }): void {
  app.decorateRequest('actor')
  app.addHook('onRequest', async (request) => {
    if (request.is404 || request.routeOptions.config.public) return
    request.actor = await actorOf(bearerToken(request))
  })
}

/** @throws not_signed_in */
export function bearerToken(request: FastifyRequest): string {
  const match = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')
  if (!match?.[1]) throw new AppError('not_signed_in', 'send Authorization: Bearer <token>')
  return match[1]
}
