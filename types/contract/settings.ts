import { Type, type Static } from '@sinclair/typebox'
import { Version } from './common'

/** What a village decides about its own work. */
export const VillageSettings = Type.Object(
  {
    secondLookPercent: Type.Integer({ minimum: 0, maximum: 100, description: 'Share of approvals drawn by lot for a second look' }),
    reviewHours: Type.Integer({ minimum: 1, maximum: 720, description: 'What waits longer is overdue' }),
    adjustmentLimit: Type.Integer({ minimum: 0, maximum: 1000, description: 'Points; a larger adjustment needs a second person' }),
    version: Version
  },
  { additionalProperties: false }
)
export type VillageSettings = Static<typeof VillageSettings>
