import type { CardHousehold } from '@contract/roster'
import type { GridList, HouseholdLabelList, HouseholdSettings, Invitation, InvitationCreate, OwnHousehold } from '@contract/households'
import { request } from '@/platform/request'

/** One's own household: its members and who earned what. */
export const fetchOwnHousehold = () => request.get<OwnHousehold>('/households/own')

export const settleOwnHousehold = (settings: HouseholdSettings) => request.put<void>('/households/own', settings)

/** The grids of one's village with their heads. */
export const fetchGrids = () => request.get<GridList>('/grids')

/** Door numbers of a grid. */
export const fetchDoors = (gridId: string) => request.get<HouseholdLabelList>(`/grids/${gridId}/households`)

/** Whose door card it is. */
export const lookUpCard = (code: string) => request.post<CardHousehold>('/household-cards/look-up', { code })

/** Makes a code good for one sign-up; the same key gives the same code again. */
export const invite = (invitation: InvitationCreate, idempotencyKey: string) =>
  request.post<Invitation>('/invitations', invitation, { idempotencyKey })
