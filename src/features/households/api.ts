import type { Page } from '@contract/common'
import type { Household, HouseholdSettings, Invitation, InvitationCreate, OwnHousehold } from '@contract/households'
import { request } from '@/platform/request'

/** All households of the village, for its admin. */
export const fetchHouseholds = (cursor?: string) =>
  request.get<Page<Household>>('/households', { params: { cursor } })

/** One's own household: its members and who earned what. */
export const fetchOwnHousehold = () => request.get<OwnHousehold>('/households/own')

export const settleOwnHousehold = (settings: HouseholdSettings) => request.put<void>('/households/own', settings)

/** Makes a code good for one sign-up; the same key gives the same code again. */
export const invite = (invitation: InvitationCreate, idempotencyKey: string) =>
  request.post<Invitation>('/invitations', invitation, { idempotencyKey })
