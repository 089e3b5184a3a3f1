import type { ReactElement } from 'react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { configure, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { ShellContext, type Shell } from '@/components/shell'

// a page on a machine that is busy with other tests takes its time: only what never comes is missing
configure({ asyncUtilTimeout: 30_000 })

/** Renders a page as the app frames it, with a cache of its own; gives a user to act as. */
export function renderPage(page: ReactElement, frame: Partial<Shell> = {}) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } })
  const shell = { elder: false, online: true, back: jest.fn(), home: jest.fn(), setTitle: jest.fn(), ...frame }
  const view = render(
    <QueryClientProvider client={queryClient}>
      <ShellContext.Provider value={shell}>{page}</ShellContext.Provider>
    </QueryClientProvider>
  )
  return { ...view, shell, user: userEvent.setup() }
}
