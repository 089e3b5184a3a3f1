import type { JoinHint } from '../../../types/contract/join-requests'

interface Entry {
  /** Of the household. */
  id: string
  label: string
  name: string
  phone: string | null
  accountId: string | null
}

const likelihood = ({ samePhone, sameName, taken }: JoinHint) => Number(samePhone) * 4 + Number(sameName) * 2 + Number(!taken)

/** Who on the roster may be the one who asks, the likeliest first. */
export const hintsFor = ({ name, phone }: { name: string; phone: string }, entries: readonly Entry[]): JoinHint[] =>
  entries
    .map((entry) => ({
      household: { id: entry.id, label: entry.label },
      name: entry.name,
      samePhone: entry.phone === phone,
      sameName: entry.name === name,
      taken: entry.accountId !== null
    }))
    .filter(({ samePhone, sameName }) => samePhone || sameName)
    .sort((a, b) => likelihood(b) - likelihood(a))
