import type { Page } from '@contract/common'
import type { Household, Invitation, InvitationCreate } from '@contract/households'
import { request } from '@/platform/request'

/** All households of the village, for its admin. */
export const fetchHouseholds = (cursor?: string) =>
  request.get<Page<Household>>('/households', { params: { cursor } })

/** Makes a code good for one sign-up; the same key gives the same code again. */
export const invite = (invitation: InvitationCreate, idempotencyKey: string) =>
  request.post<Invitation>('/invitations', invitation, { idempotencyKey })
