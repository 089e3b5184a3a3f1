import type { Created } from '@contract/common'
import type {
  Statement, StatementCreate, StatementLine, StatementLinePage, StatementLineQuery, StatementList, StatementProofs
} from '@contract/statements'
import { downloadFile } from '@/platform/download'
import { request } from '@/platform/request'

/** Published months, and for those who may publish the ones they could. */
export const fetchStatements = () => request.get<StatementList>('/statements')

export const publishStatement = (statement: StatementCreate, idempotencyKey: string) =>
  request.post<Created>('/statements', statement, { idempotencyKey })

export const fetchStatement = (id: string) => request.get<Statement>(`/statements/${id}`)

export const fetchLines = (id: string, query: StatementLineQuery) =>
  request.get<StatementLinePage>(`/statements/${id}/lines`, { params: query })

/** Every line, for paper. */
export async function fetchAllLines(id: string): Promise<StatementLine[]> {
  const lines: StatementLine[] = []
  for (let cursor: string | undefined, more = true; more;) {
    const page = await fetchLines(id, { cursor, limit: 500 })
    lines.push(...page.items)
    cursor = page.nextCursor ?? undefined
    more = cursor !== undefined
  }
  return lines
}

export const fetchProofs = (id: string) => request.get<StatementProofs>(`/statements/${id}/proofs`)

export const downloadStatement = ({ id, name }: { id: string; name: string }) => downloadFile(`/statements/${id}/file`, name)
