import type { Pool } from 'pg'

const unsettled = ['sessions', 'attempts', 'schema_migrations']

/** All rows of all tables but those that every request may touch. */
export async function snapshotOf(owner: Pool): Promise<Record<string, unknown>> {
  const { rows } = await owner.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' order by 1"
  )
  const tables = rows.map(({ name }) => name).filter((name) => !unsettled.includes(name))
  const contents = tables.map(
    (name) => `(select jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text) from ${name} t) as ${name}`
  )
  const snapshot = await owner.query<Record<string, unknown>>(`select ${contents.join(', ')}`)
  return snapshot.rows[0] ?? {}
}
