import { useState } from 'react'
import type { CardLookUp } from '@contract/card-redemptions'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { SectionTitle } from '@/components/section-title'
import { HouseholdChoice, type Door } from '@/features/households/components/household-choice'
import { cardCodeIn } from '@/platform/card-address'
import { canScan, scan } from '@/platform/scan'
import { cardCounter, explain, scanner } from '@/words'

interface FindHouseholdProps {
  loading: boolean
  error: Error | null
  onFind: (by: CardLookUp) => void
}

/** The card first, where there is a camera; else the door. */
export function FindHousehold({ loading, error, onFind }: FindHouseholdProps) {
  const [door, setDoor] = useState<Door>()
  const read = async () => {
    const result = await scan(scanner)
    if (result.kind === 'scanned') onFind({ card: cardCodeIn(result.text) })
  }
  return (
    <>
      {error && <Notice tone='vermilion'>{explain(error)}</Notice>}
      {canScan && (
        <>
          <Notice tone='jade' icon='qr-code'>{cardCounter.scanHint}</Notice>
          <Button icon='scan-line' loading={loading} onPress={() => void read()}>{cardCounter.scan}</Button>
        </>
      )}
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
