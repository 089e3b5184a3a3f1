import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { JsonSchema, Operation } from './openapi'

/** A value the schema allows; what it asks of the content (an existing id, a right version) may still be wrong. */
function fitting(schema: JsonSchema, ids: string[]): fc.Arbitrary<unknown> {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => fitting(one, ids)))
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.format === 'uuid')
    return fc.oneof(
      fc.constantFrom(...ids),
      fc.constantFrom(...ids).map((id) => id.toUpperCase()),
      fc.uuid()
    )
  switch (schema.type) {
    case 'object': {
      const properties = Object.entries(schema.properties ?? {}).map(
        ([name, one]) => [name, fitting(one, ids)] as const
      )
      return fc.record(Object.fromEntries(properties), { requiredKeys: schema.required ?? [] })
    }
    case 'array': {
      const lengths = { minLength: schema.minItems ?? 0, maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 4, 4)) }
      const items = fitting(schema.items ?? {}, ids)
      return schema.uniqueItems ? fc.uniqueArray(items, lengths) : fc.array(items, lengths)
    }
    case 'string': {
      if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern))
      const { minLength = 0, maxLength = 600 } = schema
      return fc.string({ minLength, maxLength, unit: 'binary' })
    }
    case 'integer':
      return fc.oneof(
        fc.integer({ min: schema.minimum ?? -5, max: Math.min(schema.maximum ?? 5, (schema.minimum ?? -5) + 5) }),
        fc.integer({ min: schema.minimum ?? -(2 ** 40), max: schema.maximum ?? 2 ** 40 })
      )
    case 'boolean':
      return fc.boolean()
    default:
      return fc.constant(null)
  }
}

const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    "'; drop table accounts; --",
    '../../etc/passwd',
    '𠮷'.repeat(300),
    'x'.repeat(3000),
    0,
    -1,
    0.5,
    1e308,
    2 ** 31,
    2 ** 53,
    true,
    [],
    {},
    [[]],
    '2026-13-45',
    '00000000-0000-0000-0000-000000000000'
  ),
  fc.jsonValue({ maxDepth: 2 })
)

/** Puts one nasty value somewhere into a fitting one. */
function spoilt(value: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(value) && value.length > 0) {
    return fc.nat(value.length - 1).chain((at) => spoilt(value[at]).map((one) => value.with(at, one)))
  }
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
    return fc
      .constantFrom(...Object.keys(value), 'extra')
      .chain((key) => spoilt((value as Record<string, unknown>)[key]).map((one) => ({ ...value, [key]: one })))
  }
  return nasty
}

const queryText = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.constantFrom('-1', '0', '1e9', '99999999999999999999', '%00', 'null', 'true'),
  fc
    .tuple(
      fc.constantFrom('+275760-09-13T00:00:00.000Z', '2026-03-10T02:00:00.000Z', 'x'.repeat(24)),
      fc.constantFrom('-'.repeat(36), 'x')
    )
    .map((parts) => Buffer.from(parts.join(' ')).toString('base64url'))
)

const fewBytes = fc.option(fc.uint8Array({ maxLength: 9 }).map((content) => Buffer.from(content)), { nil: undefined })

export interface FuzzedRequest {
  url: string
  payload?: object
  headers: Record<string, string>
}

/** Requests to an operation: some good, most of them bad in one place. `ids` exist, for one thing or another. */
export function requestsTo({ path, parameters, body, bytes }: Operation, ids: string[]): fc.Arbitrary<FuzzedRequest> {
  const sometimes = (good: fc.Arbitrary<unknown>, bad: fc.Arbitrary<unknown>) =>
    fc.oneof({ weight: 3, arbitrary: good }, { weight: 1, arbitrary: bad })
  const values = parameters.map((parameter) => {
    const text = sometimes(fitting(parameter.schema, ids), queryText).map(String)
    const given = parameter.required ? text : fc.option(text, { nil: undefined })
    return given.map((value) => ({ ...parameter, value }))
  })
  const json = body && fitting(body, ids).chain((value) => sometimes(fc.constant(value), spoilt(value)))
  const payload = json ?? (bytes ? fewBytes : fc.constant(undefined))
  return fc.record({ values: fc.tuple(...values), payload }).map((request) => {
    const inPath = (name: string) => request.values.find((one) => one.in === 'path' && one.name === name)?.value ?? ''
    const query = request.values.flatMap(({ in: where, name, value }) =>
      where === 'query' && value !== undefined ? [[name, value]] : []
    )
    const headers = request.values.flatMap(({ in: where, name, value }) =>
      where === 'header' && value !== undefined && /^[\x21-\x7e]+$/.test(value) ? [[name, value]] : []
    )
    const asked = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(inPath(name)))
    const type = `application/${bytes ? 'octet-stream' : 'json'}`
    return {
      url: query.length > 0 ? `${asked}?${new URLSearchParams(query as string[][])}` : asked,
      payload: request.payload as object | undefined,
      headers: { 'content-type': type, 'idempotency-key': randomUUID(), ...Object.fromEntries(headers) }
    }
  })
}
