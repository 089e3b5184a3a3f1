import type { Generated } from 'kysely'
import type { Fixed } from './fixed'

export interface Units {
  villageId: Fixed<string>
  id: Generated<string>
  gridId: Fixed<string>
  name: string
  position: number
  headName: string
  headPhone: string
  version: Generated<number>
}

export interface RosterEntries {
  villageId: Fixed<string>
  id: Generated<string>
  householdId: string
  name: string
  phone: Generated<string | null>
  head: Generated<boolean>
  position: number
  accountId: Generated<string | null>
  createdAt: Fixed<Date>
}

export interface Kinships {
  villageId: Fixed<string>
  accountId: Fixed<string>
  householdId: Fixed<string>
  declaredBy: Fixed<string>
  createdAt: Fixed<Date>
}

export interface JoinRequests {
  villageId: Fixed<string>
  id: Fixed<string>
  name: Fixed<string>
  phone: string
  secretHash: string
  address: Fixed<string>
  status: Generated<'waiting' | 'approved' | 'refused'>
  householdId: Generated<string | null>
  accountId: Generated<string | null>
  reason: Generated<string | null>
  decidedBy: Generated<string | null>
  decidedAt: Generated<Date | null>
  createdAt: Fixed<Date>
}

export interface HouseholdChanges {
  villageId: Fixed<string>
  id: Fixed<string>
  kind: Fixed<'merge' | 'split'>
  fromHousehold: Fixed<string>
  toHousehold: Fixed<string>
  points: Fixed<number>
  doneBy: Fixed<string>
  createdAt: Fixed<Date>
}

export interface VillageSettings {
  villageId: Fixed<string>
  secondLookPercent: number
  reviewHours: number
  adjustmentLimit: number
  version: Generated<number>
}
