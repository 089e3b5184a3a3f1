import { useQuery } from '@tanstack/react-query'
import { useAction } from '@/lib/use-action'
import { changeSettings, fetchSettings } from './api'

export const useSettings = (enabled: boolean) => useQuery({ queryKey: ['settings'], queryFn: fetchSettings, enabled })

export const useChangeSettings = () => useAction(changeSettings)
