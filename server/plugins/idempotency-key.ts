import { AppError } from '../shared/app-error'

/** The key a creating request must carry. @throws idempotency_key_missing */
export function idempotencyKey({ headers }: { headers: { 'idempotency-key'?: string } }): string {
  const key = headers['idempotency-key']
  if (key === undefined) throw new AppError('idempotency_key_missing', 'send an Idempotency-Key header')
  return key
}
