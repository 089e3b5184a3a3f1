import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { FormatRegistry, Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { StartError } from './start-error'

export type Mode = 'development' | 'production'

/** Everything the server may be told from outside, checked. */
export interface Config {
  readonly mode: Mode
  readonly host: string
  readonly port: number
  /** Absolute path of the folder that holds the bundled database and the photos. */
  readonly dataDir: string
  /** A PostgreSQL of one's own; null means the bundled one. */
  readonly databaseUrl: string | null
  /** Signs photo addresses and pick-up codes; at least 32 characters. */
  readonly secretKey: string
  /** The address people open, without a slash at the end. */
  readonly publicUrl: string
  readonly logLevel: string
  /** Addresses and networks whose X-Forwarded-For is believed; empty believes nobody. */
  readonly trustProxy: readonly string[]
  /** Whether the demo data is loaded and its people can sign in without a password. */
  readonly demo: boolean
}

/** Says in one message what is wrong with every variable that is wrong. */
export class ConfigError extends StartError {
  override readonly name = 'ConfigError'

  constructor(readonly problems: readonly string[]) {
    super(`The server cannot start with this configuration:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
  }
}

const namedNetworks = ['loopback', 'linklocal', 'uniquelocal']
const minimumSecretLength = 32

FormatRegistry.Set('port-number', (value) => /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65535)
FormatRegistry.Set('postgres-url', (value) => hasProtocol(value, ['postgres:', 'postgresql:']))
FormatRegistry.Set('web-url', (value) => hasProtocol(value, ['http:', 'https:']))
FormatRegistry.Set('proxy-list', (value) => splitList(value).every(isNetwork))

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** Each variable with what it must be, in the words of the error message. */
const variables = {
  PORT: Type.String({ format: 'port-number', expected: 'a whole number from 1 to 65535' }),
  HOST: Type.String({ pattern: '^[^\\s/]+$', expected: 'an address or host name to listen on, such as 127.0.0.1' }),
  DATA_DIR: Type.String({ pattern: '^[^\\0]+$', expected: 'a folder' }),
  DATABASE: Type.Literal('bundled', { expected: '"bundled", or leave it out and set DATABASE_URL' }),
  DATABASE_URL: Type.String({
    format: 'postgres-url',
    expected: 'an address like postgresql://user:password@host/name'
  }),
  SECRET_KEY: Type.String({
    minLength: minimumSecretLength,
    expected: `at least ${minimumSecretLength} characters that nobody can guess (openssl rand -base64 48)`
  }),
  PUBLIC_URL: Type.String({
    format: 'web-url',
    expected: 'the address people open, such as https://points.example.org'
  }),
  LOG_LEVEL: Type.Union(logLevels.map((level) => Type.Literal(level)), { expected: `one of ${logLevels.join(', ')}` }),
  TRUST_PROXY: Type.String({
    format: 'proxy-list',
    expected: `addresses or networks separated by commas (10.0.0.1, 10.1.0.0/16, ${namedNetworks.join(', ')})`
  }),
  DEMO: Type.Union([Type.Literal('0'), Type.Literal('1')], { expected: '0 or 1' })
}

type Variable = keyof typeof variables
type Environment = Partial<Record<Variable, string>>

const environmentSchema = Type.Partial(Type.Object(variables))

/**
 * Reads the configuration once. In development a missing SECRET_KEY is generated and kept in DATA_DIR/secret-key.
 * @throws ConfigError naming every variable that is wrong or missing
 */
export function loadConfig(source: NodeJS.ProcessEnv, mode: Mode): Config {
  const environment = pick(source)
  const problems = [...wrongVariables(environment), ...conflicts(environment, mode)]
  if (problems.length > 0) throw new ConfigError(problems)

  const port = Number(environment.PORT ?? 8080)
  const dataDir = resolve(environment.DATA_DIR ?? 'data')
  return {
    mode,
    host: environment.HOST ?? '127.0.0.1',
    port,
    dataDir,
    databaseUrl: environment.DATABASE_URL ?? null,
    secretKey: environment.SECRET_KEY ?? keptSecretKey(dataDir),
    publicUrl: (environment.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    logLevel: environment.LOG_LEVEL ?? (mode === 'production' ? 'info' : 'warn'),
    trustProxy: splitList(environment.TRUST_PROXY ?? ''),
    demo: mode === 'development' && environment.DEMO !== '0'
  }
}

/** What a configuration may be but hardly ever should. */
export function doubts({ mode, trustProxy }: Pick<Config, 'mode' | 'trustProxy'>): string[] {
  if (mode === 'development' || trustProxy.length > 0) return []
  return [
    'TRUST_PROXY is empty: behind a proxy everybody seems to come from its one address, and a single guesser of passwords ' +
    'keeps all others from signing in. Name the proxy there'
  ]
}

/** Compose files and shells hand over unset variables as empty ones, so empty counts as not set. */
function pick(source: NodeJS.ProcessEnv): Environment {
  const given: Environment = {}
  for (const name of Object.keys(variables) as Variable[]) {
    const value = source[name]?.trim()
    if (value) given[name] = value
  }
  return given
}

function wrongVariables(environment: Environment): string[] {
  const errors = [...Value.Errors(environmentSchema, environment)]
  const wrong = new Set(errors.map((error) => error.path.slice(1) as Variable))
  return [...wrong].map((name) => `${name} must be ${variables[name].expected as string}`)
}

function conflicts(environment: Environment, mode: Mode): string[] {
  const problems: string[] = []
  if (environment.DATABASE && environment.DATABASE_URL) {
    problems.push('DATABASE and DATABASE_URL are both set: keep the one that is meant')
  }
  if (mode === 'development') return problems
  const required: Variable[] = ['SECRET_KEY', 'PUBLIC_URL']
  for (const name of required) {
    if (!environment[name]) problems.push(`${name} is missing: production needs ${variables[name].expected as string}`)
  }
  if (!environment.DATABASE && !environment.DATABASE_URL) {
    problems.push('DATABASE_URL is missing: set it, or DATABASE=bundled to use the bundled PostgreSQL in DATA_DIR')
  }
  if (environment.DEMO === '1') problems.push('DEMO=1 is refused in production: demo people sign in without a password')
  return problems
}

/** The development key outlives restarts, because signed photo addresses and pick-up codes depend on it. */
function keptSecretKey(dataDir: string): string {
  const file = join(dataDir, 'secret-key')
  if (!existsSync(file)) createSecretKey(dataDir, file)
  const key = readFileSync(file, 'utf8').trim()
  if (key.length >= minimumSecretLength) return key
  throw new ConfigError([`${file} is damaged: put back the old key, or delete the file for a new one`])
}

/** Written aside and linked into place, so that two servers starting at once end up with the same key. */
function createSecretKey(dataDir: string, file: string): void {
  mkdirSync(dataDir, { recursive: true })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600 })
  chmodSync(draft, 0o600)
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function splitList(value: string): string[] {
  return value.split(',').map((entry) => entry.trim()).filter((entry) => entry !== '')
}

function isNetwork(entry: string): boolean {
  if (namedNetworks.includes(entry)) return true
  const [address = '', bits, ...rest] = entry.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  // A network of 0 bits would believe the whole internet.
  const size = Number(bits ?? 1)
  return /^\d*$/.test(bits ?? '') && size >= 1 && size <= (version === 4 ? 32 : 128)
}

function hasProtocol(value: string, protocols: string[]): boolean {
  const protocol = /^[a-z]+:(?=\/\/.)/.exec(value)?.[0] ?? ''
  return protocols.includes(protocol) && !/\s/.test(value)
}
