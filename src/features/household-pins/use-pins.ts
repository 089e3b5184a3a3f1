import { useQuery } from '@tanstack/react-query'
import { useAction } from '@/lib/use-action'
import * as api from './api'

/** The PIN of one's own household; not to be asked for by somebody without one. */
export const useOwnPin = (enabled: boolean) => useQuery({ queryKey: ['household-pins', 'own'], queryFn: api.fetchPin, enabled })

export const useSetPin = () => useAction(api.setPin)

export const useRemovePin = () => useAction(api.removePin)

export const useSetPinAtCounter = () => useAction(api.setPinAtCounter)
