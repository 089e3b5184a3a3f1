import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely'
import { Client, Pool, type QueryConfig } from 'pg'
import { AppError } from '../shared/app-error'
import type { Tables } from './tables'

/** What a repository works on: one open transaction, one village in force. */
export type Tx = Kysely<Tables>

export interface Database {
  /**
   * Runs `work` in one transaction that sees the rows of one village only; with null, those that belong to no village.
   * A deadlock runs it again from the start, so it must do nothing outside of the transaction that may not be repeated.
   */
  inVillage<T>(villageId: string | null, work: (tx: Tx) => Promise<T>): Promise<T>
  /** One statement that sees the rows of no village, without the way there and back that a transaction around it costs. */
  outside<T>(work: (database: Tx) => Promise<T>): Promise<T>
  /** Resolves when the database answers. */
  ping(): Promise<void>
  close(): Promise<void>
}

export interface DatabaseOptions {
  url: string
  /** Connections this process may hold. */
  connections?: number
  /** Milliseconds to wait for a connection, and for a row somebody else holds, before saying that the database is away. */
  patience?: number
  /** Told of errors on idle connections; the pool replaces them by itself. */
  onIdleError?: (error: Error) => void
}

const role = 'village_points_app'
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const maxTries = 4
const nobody = () => undefined

export function createDatabase({ url, connections = 16, patience = 5000, onIdleError }: DatabaseOptions): Database {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: patience,
    application_name: 'village-points',
    options: `-c role=${role} -c statement_timeout=${3 * patience} -c lock_timeout=${patience} -c idle_in_transaction_session_timeout=30000`,
    // what is asked at once goes to PostgreSQL at once, and is answered in that order
    pipeline: true,
    Client: PreparingClient
  })
  pool.on('error', (error) => onIdleError?.(error))
  // a connection that breaks in use fails its query, which is answered for; nobody else need hear of it
  pool.on('connect', (client) => client.on('error', nobody))
  const dialect = new PostgresDialect({ pool })
  const config = { dialect, plugins: [new CamelCasePlugin()] }
  const kysely = new Kysely<Tables>(config)

  /** Kysely would let each statement wait for the answer to the one before; here those that are asked at once go along together. */
  function onOneConnection<T>(work: (connection: Tx) => Promise<T>): Promise<T> {
    const executor = kysely.getExecutor()
    return executor.provideConnection((connection) => work(new Kysely<Tables>({
      config, dialect, driver: dialect.createDriver(),
      executor: executor.withConnectionProvider({ provideConnection: (use) => use(connection) })
    })))
  }

  async function runOnce<T>(villageId: string | null, work: (tx: Tx) => Promise<T>): Promise<T> {
    return onOneConnection(async (tx) => {
      // nobody waits for the answer: a connection that broke fails what follows too, which outside would find no village to work in
      sql.raw(`begin; set local app.village_id = '${villageId ?? ''}'`).execute(tx).catch(nobody)
      try {
        const result = await work(tx)
        await sql.raw('commit').execute(tx)
        return result
      } catch (error) {
        // a connection that broke has rolled back by itself
        await sql.raw('rollback').execute(tx).catch(nobody)
        throw error
      }
    })
  }

  return {
    async inVillage(villageId, work) {
      if (villageId !== null && !uuid.test(villageId)) throw new TypeError(`not a village id: ${villageId}`)
      for (let tries = 1; ; tries++) {
        try {
          return await runOnce(villageId, work)
        } catch (error) {
          if (tries < maxTries && isDatabaseError(error, '40P01', '40001')) continue
          throw refusalOf(error) ?? error
        }
      }
    },
    async outside(work) {
      try {
        return await work(kysely)
      } catch (error) {
        throw refusalOf(error) ?? error
      }
    },
    async ping() {
      await sql`select 1`.execute(kysely)
    },
    async close() {
      await kysely.destroy()
    }
  }
}

/** Whether the error came from PostgreSQL with one of these SQLSTATE codes. */
export function isDatabaseError(error: unknown, ...codes: string[]): boolean {
  return codes.includes(String(factsOf(error).code))
}

/** Whether the error is the violation of the named constraint or unique index. */
export function violates(error: unknown, constraint: string): boolean {
  return factsOf(error).constraint === constraint
}

/** What PostgreSQL and the system tell of an error; theirs are not always instances of this program's Error. */
function factsOf(error: unknown): { code?: unknown; constraint?: unknown; message?: unknown } {
  return typeof error === 'object' && error !== null ? error : {}
}

/** The invariants the database holds by itself, as refusals; null for anything else. */
function refusalOf(error: unknown): AppError | null {
  if (violates(error, 'point_balances_free_not_negative')) return new AppError('insufficient_points')
  if (violates(error, 'goods_stock_not_negative')) return new AppError('insufficient_stock')
  if (violates(error, 'household_open')) return new AppError('household_closed', 'the household has become part of another one')
  if (isDatabaseError(error, '22021')) return new AppError('invalid_request', 'text cannot hold the character U+0000')
  if (isDatabaseError(error, '55P03', '57014')) return new AppError('service_unavailable', 'the database took too long')
  return isUnreachable(error) ? new AppError('service_unavailable', away) : null
}

const away = 'the database is away'

/** Whether the refusal says that there is no database to ask. */
export const isAway = (error: unknown): boolean => error instanceof AppError && error.detail === away

const unreachableCodes = ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', '57P01', '57P02', '57P03', '53300', '08006', '08003']
const unreachableMessages = /timeout exceeded when trying to connect|connection terminated|connection is closed|not queryable/i

function isUnreachable(error: unknown): boolean {
  return isDatabaseError(error, ...unreachableCodes) || unreachableMessages.test(String(factsOf(error).message))
}

const statementNames = new Map<string, string>()

/** Names every parametrised statement, so that PostgreSQL parses and plans it once per connection. */
class PreparingClient extends Client {
  override query(...args: unknown[]): never {
    const [text, values, ...rest] = args
    const prepared = typeof text === 'string' && Array.isArray(values) && values.length > 0
      ? [{ name: statementName(text), text, values } satisfies QueryConfig, ...rest]
      : args
    return Reflect.apply(super.query, this, prepared) as never
  }
}

function statementName(text: string): string {
  const known = statementNames.get(text)
  if (known) return known
  const name = `s${statementNames.size}`
  statementNames.set(text, name)
  return name
}
