import type { Fairness } from '@contract/fairness'
import { request } from '@/platform/request'

/** How fast and how fairly the village reviews. */
export const fetchFairness = () => request.get<Fairness>('/fairness')
