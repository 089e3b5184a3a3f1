import type { VillageSettings } from '@contract/settings'
import { request } from '@/platform/request'

/** The terms the village works by. */
export const fetchSettings = () => request.get<VillageSettings>('/settings')

export const changeSettings = (settings: VillageSettings) => request.put<void>('/settings', settings)
