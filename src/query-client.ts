import { MutationCache, onlineManager, QueryCache, QueryClient } from '@tanstack/react-query'
import { forgetRules } from '@/features/rules/use-rules'
import { isSessionEnding, useSession } from '@/features/session/store'
import { ApiError } from '@/platform/api-error'
import { watchNetwork } from '@/platform/network'

const passing = new Set(['network', 'timeout', 'service_unavailable', 'photo_service_busy'])

const isPassing = (error: Error) => error instanceof ApiError && passing.has(error.code)

/** A token the server no longer takes is worth nothing on this device either. */
function onError(error: Error) {
  if (error instanceof ApiError && isSessionEnding(error.code)) useSession.getState().end(error.code)
}

/** One cache of the server's state for the whole app. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      // Without a network a page says so and offers another try, instead of waiting in silence.
      networkMode: 'always',
      retry: (failures, error) => failures < 2 && isPassing(error),
      staleTime: 5_000
    },
    mutations: { networkMode: 'always', retry: false }
  }
})

// Nothing of one person may be left for the next one on the same phone.
useSession.subscribe(({ session }, before) => {
  if (session?.token === before.session?.token) return
  forgetRules()
  queryClient.clear()
})

onlineManager.setEventListener((setOnline) => watchNetwork(setOnline))
