import { existsSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Serves the built H5 app, if it is there. Names with a hash are kept for a year, the page itself is asked for anew. */
export async function registerWebApp(app: FastifyInstance, { folder }: { folder: string }): Promise<void> {
  if (!existsSync(folder)) return
  await app.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, public: true }
      route.schema = { ...route.schema, hide: true }
    })
    await scope.register(fastifyStatic, {
      root: folder,
      cacheControl: false,
      preCompressed: true,
      dotfiles: 'ignore',
      setHeaders(response, path) {
        const hashed = /\.[0-9a-f]{8,}\.(js|css)$/.test(path)
        response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      }
    })
  })
}
