import type { ImportState } from '@contract/roster'

/** In the order of how much they ask of somebody. */
export const importStates = ['wrong', 'new', 'changed', 'same'] as const satisfies readonly ImportState[]
