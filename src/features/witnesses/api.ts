import type { WitnessCode } from '@contract/card-redemptions'
import { request } from '@/platform/request'

/** A new code to show the keeper. */
export const fetchWitnessCode = () => request.post<WitnessCode>('/witness-codes')
