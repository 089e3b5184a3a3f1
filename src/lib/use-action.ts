import { useRef } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'

/**
 * A write that a tap starts. A second tap while it runs does nothing, not even before the screen has changed; after it,
 * done or refused, everything on the screen is asked for again, because points, stock and lists move together.
 */
export function useAction<Input, Result>(act: (input: Input) => Promise<Result>) {
  const queryClient = useQueryClient()
  const running = useRef(false)
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: act,
    onSettled: () => {
      running.current = false
      void queryClient.invalidateQueries()
    }
  })
  const run = (input: Input, then: { onSuccess?: (result: Result) => void; onError?: (error: Error) => void } = {}) => {
    if (running.current) return
    running.current = true
    mutate(input, then)
  }
  return { run, isPending, error, reset }
}
