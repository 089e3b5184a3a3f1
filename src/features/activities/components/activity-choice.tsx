import { useEffect, useRef } from 'react'
import type { Activity } from '@contract/activities'
import type { Column } from '@contract/rules'
import { Choices } from '@/components/choices'
import { Notice } from '@/components/notice'
import { SectionTitle } from '@/components/section-title'
import * as words from '@/words'
import { useActivities } from '../use-activities'

/** Chosen where the photos are of no activity. */
const none = 'none'

/** What is chosen without being asked for: what the person came for, or the only one; null where the chosen one is over. */
function firstChoice(
  running: readonly Activity[], value: string | null | undefined, wanted: string
): string | null | undefined {
  if (running.some(({ id }) => id === wanted)) return wanted
  if (value && !running.some(({ id }) => id === value)) return null
  const [only, ...others] = running
  return value === undefined && only && others.length === 0 ? only.id : value
}

interface ActivityChoiceProps {
  column: Column
  /** null: none is wanted; undefined: nobody has chosen yet. */
  value: string | null | undefined
  /** Id of the activity that led here; empty for none. */
  wanted: string
  /** Photos are taken for an activity only. */
  needed?: boolean
  onChange: (activityId: string | null) => void
}

/** Which of the running activities the photos are of; where none runs, nothing unless one is needed. The only one is chosen by itself. */
export function ActivityChoice({ column, value, wanted, needed, onChange }: ActivityChoiceProps) {
  const { data } = useActivities()
  const running = data?.filter((activity) => activity.running && activity.column === column)
  const first = running && firstChoice(running, value, wanted)
  const known = running !== undefined
  // afterwards the person chooses
  const settled = useRef(false)
  useEffect(() => {
    if (!known || settled.current) return
    settled.current = true
    if (first !== undefined && first !== value) onChange(first)
  }, [known, first, value, onChange])
  if (!running?.length) return needed && known ? <Notice>{words.activities.neededMissing}</Notice> : null
  const items = running.map(({ id, title }) => ({ value: id, label: title }))
  return (
    <>
      <SectionTitle>{words.activities.which}</SectionTitle>
      <Choices
        label={words.activities.which}
        items={needed ? items : [...items, { value: none, label: words.activities.none }]}
        chosen={[value ?? none]}
        onChange={([chosen]) => onChange(chosen && chosen !== none ? chosen : null)}
      />
    </>
  )
}
