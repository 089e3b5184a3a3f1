import type { RosterHousehold } from '@contract/roster'
import { Badge } from '@/components/badge'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { SectionTitle } from '@/components/section-title'
import { roster } from '@/words'
import * as words from '@/words'

interface AccountsProps {
  accounts: RosterHousehold['accounts']
  /** Of those in the form. */
  names: string[]
  onAdd: (name: string) => void
}

/** Who of the household signs in, and whether the roster knows them. */
export function Accounts({ accounts, names, onAdd }: AccountsProps) {
  return (
    <>
      <SectionTitle>{roster.accounts}</SectionTitle>
      {accounts.length === 0 && <Notice icon='user'>{roster.noAccounts}</Notice>}
      {accounts.length > 0 && (
        <Card flush>
          {accounts.map(({ id, name, roles, disabled, entryId }) => {
            const known = entryId !== null || names.includes(name)
            const offices = roles.map((role) => words.roles[role]).join('、')
            return (
              <ListRow
                key={id}
                icon='user'
                title={name}
                note={`${offices} · ${known ? roster.onRoster : roster.notOnRoster}`}
                extra={
                  <>
                    {disabled && <Badge tone='vermilion'>{roster.disabled}</Badge>}
                    {!known && (
                      <Button small kind='secondary' label={roster.putOnRosterOf(name)} onPress={() => onAdd(name)}>
                        {roster.putOnRoster}
                      </Button>
                    )}
                  </>
                }
              />
            )
          })}
        </Card>
      )}
    </>
  )
}
