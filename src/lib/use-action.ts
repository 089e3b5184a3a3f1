import { useRef } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'

interface Then<Result> {
  /** When it is done, even where the page was left before: for what has to be forgotten then. */
  onDone?: () => void
  onSuccess?: (result: Result) => void
  onError?: (error: Error) => void
}

/**
 * A write that a tap starts. A second tap while it runs does nothing, not even before the screen has changed; after it,
 * done or refused, everything on the screen is asked for again, because points, stock and lists move together.
 */
export function useAction<Input, Result>(act: (input: Input) => Promise<Result>) {
  const queryClient = useQueryClient()
  const running = useRef(false)
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: async ({ input, onDone }: { input: Input; onDone?: () => void }) => {
      const result = await act(input)
      onDone?.()
      return result
    },
    onSettled: () => {
      running.current = false
      void queryClient.invalidateQueries()
    }
  })
  const run = (input: Input, { onDone, ...then }: Then<Result> = {}) => {
    if (running.current) return
    running.current = true
    mutate({ input, onDone }, then)
  }
  return { run, isPending, error, reset }
}
