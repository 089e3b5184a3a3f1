import type { AuditFileQuery, AuditPage } from '@contract/audit'
import { downloadFile } from '@/platform/download'
import { request } from '@/platform/request'

/** Administrative acts, the newest first. */
export const fetchAudit = (query: AuditFileQuery, cursor?: string) =>
  request.get<AuditPage>('/audit', { params: { ...query, cursor } })

const queryOf = (query: AuditFileQuery) =>
  Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')

/** All that were found as a file of the given name. */
export const downloadAudit = ({ query, name }: { query: AuditFileQuery; name: string }) =>
  downloadFile(`/audit/file?${queryOf(query)}`, name)
