import type { VoiceNote } from '../../../types/contract/voice-notes'
import type { Database, Tx } from '../../database/client'
import type { Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { signAddress, verifyAddress, type Signature } from '../../shared/signed-address'
import * as repository from './voice-notes.repository'
import { mediaTypeOf } from './voice-notes.rules'

export { maxVoiceNoteBytes } from './voice-notes.rules'

export interface VoiceNoteAddress {
  villageId: string
  voiceNoteId: string
}

export interface Sound {
  mediaType: string
  content: Buffer
}

export interface VoiceNotesService {
  /** Keeps a recording of at most `maxVoiceNoteBytes` under an id of the caller's. @throws voice_note_unusable */
  create(tx: Tx, actor: Villager, id: string, content: Buffer): Promise<void>
  /** Refuses unless it is the actor's own and no submission has it. @throws voice_note_not_found */
  demandUsable(tx: Tx, actor: Villager, id: string): Promise<void>
  /** With an address that runs out within a day. */
  present(voiceNote: { villageId: string; id: string }): VoiceNote
  /** What is behind a signed address. @throws not_found */
  open(address: VoiceNoteAddress, signature: Signature): Promise<Sound>
}

interface Dependencies {
  database: Database
  clock: Clock
  /** Signs addresses. */
  secretKey: string
}

export function createVoiceNotesService({ database, clock, secretKey }: Dependencies): VoiceNotesService {
  return {
    async create(tx, { villageId, accountId: recordedBy }, id, content) {
      const mediaType = mediaTypeOf(content)
      if (mediaType === null) throw new AppError('voice_note_unusable', 'MP3, AAC, MP4, WebM or Ogg only')
      await repository.insertVoiceNote(tx, { villageId, id, recordedBy, mediaType, content, createdAt: clock.now() })
    },

    async demandUsable(tx, { villageId, accountId }, id) {
      const usable = await repository.isUnusedVoiceNoteOf(tx, villageId, accountId, id)
      if (!usable) throw new AppError('voice_note_not_found', `no own unused voice note ${id}`)
    },

    present: ({ villageId, id }) => ({
      id,
      url: signAddress(secretKey, pathOf({ villageId, voiceNoteId: id }), clock.now())
    }),

    async open(address, signature) {
      const { villageId, voiceNoteId } = address
      if (!verifyAddress(secretKey, pathOf(address), signature, clock.now())) throw new AppError('not_found')
      const found = await database.inVillage(villageId, (tx) => repository.findVoiceNote(tx, villageId, voiceNoteId))
      if (!found) throw new AppError('not_found')
      return found
    }
  }
}

const pathOf = ({ villageId, voiceNoteId }: VoiceNoteAddress) => `/api/voice-notes/${villageId}/${voiceNoteId}`
