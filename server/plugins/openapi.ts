import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'

/** OpenAPI 3.1 out of the schemas that validate, at /api/openapi.json. */
export async function registerOpenApi(app: FastifyInstance, { version }: { version: string }): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Village Points', version },
      components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
      security: [{ session: [] }]
    },
    transform: ({ schema, url, route }) => ({
      schema: { ...schema, ...(route.config?.public && { security: [] }) },
      url
    })
  })
  app.get('/api/openapi.json', { config: { public: true }, schema: { hide: true } }, async () => app.swagger())
}
