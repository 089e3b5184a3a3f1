import { useState } from 'react'
import type { CardLookUp } from '@contract/card-redemptions'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { SectionTitle } from '@/components/section-title'
import { CardReader } from '@/features/households/components/card-reader'
import { HouseholdChoice, type Door } from '@/features/households/components/household-choice'
import { canScan } from '@/platform/scan'
import { cardCounter, explain } from '@/words'

interface FindHouseholdProps {
  loading: boolean
  error: Error | null
  onFind: (by: CardLookUp) => void
}

/** The card first; else the door. */
export function FindHousehold({ loading, error, onFind }: FindHouseholdProps) {
  const [door, setDoor] = useState<Door>()
  return (
    <>
      {error && <Notice tone='vermilion'>{explain(error)}</Notice>}
      <Notice tone='jade' icon='qr-code'>{cardCounter.cardHint}</Notice>
      <CardReader loading={loading} onRead={(card) => onFind({ card })} />
      <SectionTitle>{cardCounter.noCard}</SectionTitle>
      <HouseholdChoice except={undefined} value={door} onChange={setDoor} />
      <Button
        kind={canScan ? 'secondary' : 'primary'}
        disabled={!door}
        loading={loading}
        onPress={() => door && onFind({ householdId: door.id })}
      >
        {door ? cardCounter.thisDoor : cardCounter.doorMissing}
      </Button>
    </>
  )
}
