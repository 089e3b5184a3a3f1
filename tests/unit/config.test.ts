import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigError, doubts, loadConfig, type Mode } from '../../server/config'

let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'village-points-config-'))
})

afterEach(() => rmSync(dataDir, { recursive: true }))

const production = {
  SECRET_KEY: 'k'.repeat(32),
  PUBLIC_URL: 'https://points.example.org/',
  DATABASE_URL: 'postgresql://user:password@db.example.org/points'
}

function problems(environment: NodeJS.ProcessEnv, mode: Mode = 'development'): readonly string[] {
  try {
    loadConfig({ DATA_DIR: dataDir, ...environment }, mode)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

test('development needs no setting at all', () => {
  expect(loadConfig({ DATA_DIR: dataDir }, 'development')).toEqual({
    mode: 'development',
    host: '127.0.0.1',
    port: 8080,
    dataDir,
    databaseUrl: null,
    secretKey: expect.stringMatching(/^[\w-]{64}$/),
    publicUrl: 'http://localhost:8080',
    logLevel: 'warn',
    trustProxy: [],
    demo: true
  })
})

test('the generated key is kept for its owner alone and stays the same', () => {
  const first = loadConfig({ DATA_DIR: dataDir }, 'development')
  const file = join(dataDir, 'secret-key')
  expect(readFileSync(file, 'utf8').trim()).toBe(first.secretKey)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(loadConfig({ DATA_DIR: dataDir }, 'development').secretKey).toBe(first.secretKey)
})

test('a damaged key is named rather than replaced, since codes and addresses depend on it', () => {
  writeFileSync(join(dataDir, 'secret-key'), 'short')
  expect(problems({})).toEqual([expect.stringContaining('secret-key is damaged')])
})

test('every wrong variable is named in one message, and no value of a secret', () => {
  const wrong = {
    PORT: '80a',
    HOST: 'a b',
    DATABASE: 'other',
    DATABASE_URL: 'mysql://db/points',
    SECRET_KEY: 'guessable',
    PUBLIC_URL: 'points.example.org',
    LOG_LEVEL: 'loud',
    TRUST_PROXY: 'everybody',
    DEMO: 'yes'
  }
  const found = problems(wrong)
  for (const name of Object.keys(wrong)) {
    expect(found.filter((problem) => problem.startsWith(`${name} must be`))).toHaveLength(1)
  }
  expect(new ConfigError(found).message.split('\n  - ').slice(1)).toEqual(found)
  expect(found.join()).not.toContain('guessable')
})

test.each([
  ['PORT', ['0', '65536', '8080.5', '0x50', '-1']],
  ['TRUST_PROXY', ['true', '*', '1', '0.0.0.0/0', '10.0.0.0/33', '10.0.0.0/', '10.0.0/8', '::1/129']],
  ['PUBLIC_URL', ['https://', 'ftp://host', 'https://a b']]
])('%s refuses %j', (name, values) => {
  for (const value of values) expect(problems({ [name]: value })).toHaveLength(1)
})

test('what is set is taken over; empty means not set', () => {
  const environment = {
    ...production,
    PORT: '65535',
    HOST: '::',
    DATA_DIR: dataDir,
    LOG_LEVEL: '',
    TRUST_PROXY: 'loopback, 10.0.0.0/8,fd00::/8'
  }
  expect(loadConfig(environment, 'production')).toEqual({
    mode: 'production',
    host: '::',
    port: 65535,
    dataDir,
    databaseUrl: production.DATABASE_URL,
    secretKey: production.SECRET_KEY,
    publicUrl: 'https://points.example.org',
    logLevel: 'info',
    trustProxy: ['loopback', '10.0.0.0/8', 'fd00::/8'],
    demo: false
  })
})

describe('production', () => {
  test('names every missing setting and writes no key', () => {
    const found = problems({}, 'production').map((problem) => problem.split(' ')[0])
    expect(found).toEqual(['SECRET_KEY', 'PUBLIC_URL', 'DATABASE_URL'])
    expect(existsSync(join(dataDir, 'secret-key'))).toBe(false)
  })

  test('doubts that nobody stands in front of it, unless told who may', () => {
    expect(doubts({ mode: 'production', trustProxy: [] })).toEqual([expect.stringMatching(/^TRUST_PROXY is empty/)])
    expect(doubts({ mode: 'production', trustProxy: ['loopback'] })).toEqual([])
    expect(doubts({ mode: 'development', trustProxy: [] })).toEqual([])
  })

  test('refuses demo sign-ins', () => {
    expect(problems({ ...production, DEMO: '1' }, 'production')).toEqual([expect.stringContaining('DEMO=1')])
  })

  test('takes the bundled database when told so, but not beside another one', () => {
    const bundled = { ...production, DATABASE_URL: '', DATABASE: 'bundled', DATA_DIR: dataDir }
    expect(loadConfig(bundled, 'production').databaseUrl).toBeNull()
    expect(problems({ ...production, DATABASE: 'bundled' }, 'production')).toEqual([
      expect.stringContaining('DATABASE and DATABASE_URL are both set')
    ])
  })
})

test('development can do without the demo', () => {
  expect(loadConfig({ DATA_DIR: dataDir, DEMO: '0' }, 'development').demo).toBe(false)
})
