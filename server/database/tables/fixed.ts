import type { ColumnType } from 'kysely'

/** Read and written as given. A column of this kind never changes after the insert. */
export type Fixed<T> = ColumnType<T, T, never>
