import type { FastifyInstance } from 'fastify'
import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { AppError } from '../shared/app-error'

interface Options {
  /** Resolves when the database answers. */
  ping(): Promise<void>
}

/** /healthz: the process lives. /readyz: it can serve. /metrics: Prometheus text, without a word about people. */
export function registerOperations(app: FastifyInstance, { ping }: Options): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const labelNames = ['method', 'route', 'status']
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer',
    labelNames,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry]
  })
  const refused = new Counter({ name: 'http_refusals_total', help: 'Answers of 400 and above', labelNames, registers: [registry] })

  app.addHook('onResponse', async (request, reply) => {
    const labels = { method: request.method, route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) }
    duration.observe(labels, reply.elapsedTime / 1000)
    if (reply.statusCode >= 400) refused.inc(labels)
  })
  app.addHook('onClose', async () => registry.clear())

  const open = { config: { public: true }, schema: { hide: true }, logLevel: 'warn' } as const
  app.get('/healthz', open, async () => ({ status: 'ok' }))
  app.get('/readyz', open, async () => {
    await ping().catch(() => {
      throw new AppError('service_unavailable', 'the database is away')
    })
    return { status: 'ready' }
  })
  app.get('/metrics', open, async (_, reply) => reply.type(registry.contentType).send(await registry.metrics()))
}
