import type { TestServer } from './server'

export interface JsonSchema {
  type?: string
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: boolean
  items?: JsonSchema
  anyOf?: JsonSchema[]
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
}

interface Content {
  content?: Record<string, { schema?: JsonSchema }>
}

export interface Operation {
  /** As in the document: `POST /api/orders/{id}/cancel`. */
  name: string
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  summary: string
  public: boolean
  parameters: { in: string; name: string; required?: boolean; schema: JsonSchema }[]
  /** Of the JSON body, if it takes one. */
  body: JsonSchema | null
  /** Whether it takes plain bytes. */
  bytes: boolean
  responses: Record<string, Content & { description: string }>
}

export interface Document {
  openapi: string
  info: { title: string; version: string }
  security: Record<string, string[]>[]
  components: { securitySchemes: Record<string, { type: string; scheme: string }> }
  paths: Record<
    string,
    Record<
      string,
      {
        summary: string
        security?: object[]
        parameters?: Operation['parameters']
        requestBody?: Content
        responses: Operation['responses']
      }
    >
  >
}

export async function documentOf({ app }: Pick<TestServer, 'app'>): Promise<Document> {
  return (await app.inject('/api/openapi.json')).json<Document>()
}

export function operationsOf({ paths }: Document): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase() as Operation['method'],
      path,
      summary: operation.summary,
      public: operation.security?.length === 0,
      parameters: operation.parameters ?? [],
      body: operation.requestBody?.content?.['application/json']?.schema ?? null,
      bytes: operation.requestBody?.content?.['application/octet-stream'] !== undefined,
      responses: operation.responses
    }))
  )
}
