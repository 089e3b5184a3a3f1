import { existsSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const keeping: readonly (readonly [RegExp, string])[] = [
  [/\.[0-9a-f]{8,}\.(js|css)(\.br|\.gz)?$/, 'public, max-age=31536000, immutable'],
  [/\.(png|jpg|ico)$/, 'public, max-age=86400']
]

/**
 * Serves the built H5 app, if it is there. Names with a hash are kept for a year, pictures for a day, so that they are there without
 * a network; the page itself is asked for anew.
 */
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
        const [, keep = 'no-cache'] = keeping.find(([name]) => name.test(path)) ?? []
        response.header('cache-control', keep)
      }
    })
  })
}
