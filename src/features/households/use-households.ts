import { useRef } from 'react'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { InvitationCreate } from '@contract/households'
import { randomId } from '@/lib/random-id'
import { useAction } from '@/lib/use-action'
import * as api from './api'

/** One's own household; not to be asked for by somebody without one. */
export const useOwnHousehold = (enabled: boolean) =>
  useQuery({ queryKey: ['households', 'own'], queryFn: api.fetchOwnHousehold, enabled })

export const useGrids = () => useQuery({ queryKey: ['grids'], queryFn: api.fetchGrids, select: ({ items }) => items })

/** Door numbers of a grid; of none while none is chosen. */
export const useDoors = (gridId: string | undefined) =>
  useQuery({
    queryKey: ['grids', gridId, 'doors'],
    queryFn: () => api.fetchDoors(gridId ?? ''),
    enabled: gridId !== undefined,
    select: ({ items }) => items
  })

/** Whose door card has been scanned; of none while there is no code. */
export const useCardHousehold = (code: string) =>
  useQuery({ queryKey: ['households', 'card', code], queryFn: () => api.lookUpCard(code), enabled: code !== '', retry: false })

export const useSettleHousehold = () => useAction(api.settleOwnHousehold)

/** Invites; a try repeated after a failure gives the code of the first one. */
export function useInvite() {
  const intent = useRef({ for: '', key: '' })
  return useMutation({
    mutationFn: (invitation: InvitationCreate) => {
      const wanted = JSON.stringify(invitation)
      if (intent.current.for !== wanted) intent.current = { for: wanted, key: randomId() }
      return api.invite(invitation, intent.current.key)
    },
    onSuccess: () => {
      intent.current = { for: '', key: '' }
    }
  })
}
