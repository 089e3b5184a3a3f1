import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const keeping: readonly (readonly [RegExp, string])[] = [
  [/\.[0-9a-f]{8,}\.(js|css|png|jpg)(\.br|\.gz)?$/, 'public, max-age=31536000, immutable'],
  [/\.(png|ico)$/, 'public, max-age=86400']
]

/** What the page's own scripts are allowed by in a content security policy: their hashes, and with them nobody else's. */
export function inlineScripts(folder: string | null): string[] {
  if (folder === null || !existsSync(join(folder, 'index.html'))) return []
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  return Array.from(page.matchAll(/<script>([^]*?)<\/script>/g), ([, script = '']) =>
    `'sha256-${createHash('sha256').update(script).digest('base64')}'`)
}

/**
 * Serves the built H5 app, if it is there. Names with a hash are kept for a year, icons for a day; the page itself is asked for
 * anew.
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
