import { useEffect, useState } from 'react'

/** What is typed, once the typing rests. */
export function useRested(value: string, milliseconds = 300): string {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return rested
}
