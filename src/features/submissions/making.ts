import { create } from 'zustand'

/** What is still being made ready for a draft, and would be missing if it were sent now. */
export type Making = 'photos' | 'recording' | 'voiceNote'

/** By name of the draft, in the order they were begun. */
const useMakings = create<Readonly<Record<string, readonly { what: Making }[]>>>(() => ({}))

/** Marks a draft as not ready; gives what takes this mark away again. */
export function beginMaking(name: string, what: Making): () => void {
  const mark = { what }
  useMakings.setState((makings) => ({ [name]: [...(makings[name] ?? []), mark] }))
  return () => useMakings.setState((makings) => ({ [name]: makings[name]?.filter((one) => one !== mark) ?? [] }))
}

/** What a draft has to wait for; undefined where it is ready. */
export const useMaking = (name: string): Making | undefined => useMakings((makings) => makings[name]?.[0]?.what)
