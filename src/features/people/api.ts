import type { KinshipList, OfficesChange, PeoplePage, PeopleQuery, VillagePerson } from '@contract/people'
import { request } from '@/platform/request'

/** Everybody with an account in the village. */
export const fetchPeople = (params: PeopleQuery) => request.get<PeoplePage>('/people', { params })

export const fetchPerson = (id: string) => request.get<VillagePerson>(`/people/${id}`)

export const changeOffices = (id: string, change: OfficesChange) => request.put<void>(`/people/${id}/offices`, change)

/** Shuts somebody out or lets them in again. */
export const turn = (id: string, how: 'disable' | 'enable', version: number) => request.post<void>(`/people/${id}/${how}`, { version })

export const fetchKinships = (id: string) => request.get<KinshipList>(`/people/${id}/kinships`)

export const declareKinship = (id: string, householdId: string) => request.put<void>(`/people/${id}/kinships/${householdId}`)

export const removeKinship = (id: string, householdId: string) => request.delete<void>(`/people/${id}/kinships/${householdId}`)
