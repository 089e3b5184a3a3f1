import type { Created, Page, VersionBody } from '@contract/common'
import type { Household, HouseholdQuery } from '@contract/households'
import type {
  HeadedChange, HeadedCreate, HouseholdCard, HouseholdCardQuery, HouseholdChange, HouseholdCreate, HouseholdMerge, HouseholdSplit,
  ImportPreview, OrderOfAll, RosterHousehold
} from '@contract/roster'
import { request } from '@/platform/request'

/** Households of the village that are not closed, in its own order. */
export const fetchHouseholds = (query: HouseholdQuery) => request.get<Page<Household>>('/households', { params: query })

export const fetchHousehold = (id: string) => request.get<RosterHousehold>(`/households/${id}`)

export const createHousehold = (household: HouseholdCreate, idempotencyKey: string) =>
  request.post<Created>('/households', household, { idempotencyKey })

export const changeHousehold = (id: string, household: HouseholdChange) => request.put<void>(`/households/${id}`, household)

export const mergeHousehold = (id: string, merge: HouseholdMerge) => request.post<void>(`/households/${id}/merge`, merge)

export const splitHousehold = ({ id, ...split }: HouseholdSplit & { id: string }, idempotencyKey: string) =>
  request.post<Created>(`/households/${id}/split`, split, { idempotencyKey })

export const createGrid = (grid: HeadedCreate, idempotencyKey: string) => request.post<Created>('/grids', grid, { idempotencyKey })

export const createUnit = (gridId: string, unit: HeadedCreate, idempotencyKey: string) =>
  request.post<Created>(`/grids/${gridId}/units`, unit, { idempotencyKey })

/** @param of a grid or a unit */
export const changeHeaded = (of: 'grids' | 'units', id: string, change: HeadedChange) => request.put<void>(`/${of}/${id}`, change)

export const removeHeaded = (of: 'grids' | 'units', id: string) => request.delete<void>(`/${of}/${id}`)

/** @param gridId of the units; of the grids themselves without */
export const arrange = (gridId: string | null, order: OrderOfAll) =>
  request.put<void>(gridId === null ? '/grids/order' : `/grids/${gridId}/units/order`, order)

export const fetchCards = (query: HouseholdCardQuery) => request.get<Page<HouseholdCard>>('/household-cards', { params: query })

export const replaceCard = (id: string, seen: VersionBody) => request.post<void>(`/households/${id}/replace-card`, seen)

/** What a file would do; nothing is done. */
export const previewImport = (file: ArrayBuffer) => request.postBytes<ImportPreview>('/roster/import-preview', file)

/** @param base from the preview */
export const applyImport = (file: ArrayBuffer, base: string, idempotencyKey: string) =>
  request.postBytes<Created>('/roster/imports', file, { params: { base }, idempotencyKey })
