import { useEffect, useState } from 'react'
import { storage } from '@/platform/storage'

const key = 'seals-seen'
const remembered = 50

const seen = () => storage.read<string[]>(key) ?? []

/** Whether an approval is seen on this device for the first time: the moment its seal is pressed. */
export function useFirstSight(submissionId: string): boolean {
  const [first] = useState(() => !seen().includes(submissionId))
  useEffect(() => {
    if (first) storage.write(key, [submissionId, ...seen()].slice(0, remembered))
  }, [first, submissionId])
  return first
}
