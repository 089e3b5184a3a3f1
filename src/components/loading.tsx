import { Card } from './card'
import { ErrorPanel, Skeleton } from './state-panel'

interface LoadingProps {
  /** As react-query gives it. */
  query: { data: unknown; error: unknown; refetch: () => Promise<unknown> }
  /** How many rows are expected. */
  rows?: number
  /** A card is expected: a failure is told in one. */
  card?: boolean
}

/** What stands in the place of something asked for: grey shapes, or why it does not come and another try; then nothing. */
export function Loading({ query: { data, error, refetch }, rows, card }: LoadingProps) {
  if (data !== undefined) return null
  if (!error) return <Skeleton rows={rows} />
  const failure = <ErrorPanel error={error} onRetry={() => void refetch()} />
  return card ? <Card>{failure}</Card> : failure
}
