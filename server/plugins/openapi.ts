import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'

// a form is streamed, so no schema of a route validates it
const fileForm = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } }
}

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
      schema: {
        ...schema,
        ...(route.config?.public && { security: [] }),
        ...(schema?.consumes?.includes('multipart/form-data') && { body: fileForm })
      },
      url
    })
  })
  app.get('/api/openapi.json', { config: { public: true }, schema: { hide: true } }, async () => app.swagger())
}
