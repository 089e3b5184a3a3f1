import { Type, type Static } from '@sinclair/typebox'
import { Id } from './common'

/** Words spoken instead of typed. The address is signed and runs out within a day. */
export const VoiceNote = Type.Object({ id: Id, url: Type.String() })
export type VoiceNote = Static<typeof VoiceNote>
