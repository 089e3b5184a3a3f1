import type { CardLookUp, CardRedemptionCreate, CardSlip, CounterHousehold } from '@contract/card-redemptions'
import type { Created } from '@contract/common'
import { request } from '@/platform/request'

/** Which household stands at the counter. @throws household_card_wrong, household_not_found, household_closed */
export const lookUp = (by: CardLookUp) => request.post<CounterHousehold>('/card-redemptions/look-up', by)

/** Redeems for it; the same key gives the same order. @returns the id of the order */
export const redeem = async ({ key, ...input }: CardRedemptionCreate & { key: string }) =>
  (await request.post<Created>('/card-redemptions', input, { idempotencyKey: key })).id

/** The voucher on paper, for goods that were kept. @throws order_handed_over, order_cancelled, order_expired */
export const fetchSlip = (id: string) => request.get<CardSlip>(`/card-redemptions/${id}/slip`)
