import { create } from 'zustand'

/** Long enough for a slow reader to come to the end of a sentence. */
const readingTime = 4000

/** The sentence that passes by at the moment; empty for none. */
export const usePassingWords = create(() => ({ text: '' }))

let timer: ReturnType<typeof setTimeout> | undefined

/** A sentence that passes by; for what went well. Failures stay on the page instead. */
export function notify(text: string) {
  clearTimeout(timer)
  usePassingWords.setState({ text })
  timer = setTimeout(() => usePassingWords.setState({ text: '' }), readingTime)
}
