import type { Tx } from '../../database/client'

export interface NewVoiceNote {
  villageId: string
  id: string
  recordedBy: string
  mediaType: string
  content: Buffer
  createdAt: Date
}

export async function insertVoiceNote(tx: Tx, voiceNote: NewVoiceNote): Promise<void> {
  await tx.insertInto('voiceNotes').values(voiceNote).execute()
}

/** Whether it is this person's and no submission has it. */
export async function isUnusedVoiceNoteOf(tx: Tx, villageId: string, recordedBy: string, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('voiceNotes as v')
    .leftJoin('submissions as s', (join) => join.onRef('s.villageId', '=', 'v.villageId').onRef('s.voiceNoteId', '=', 'v.id'))
    .select('v.id')
    .where('v.villageId', '=', villageId)
    .where('v.recordedBy', '=', recordedBy)
    .where('v.id', '=', id)
    .where('s.id', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function findVoiceNote(tx: Tx, villageId: string, id: string) {
  return tx
    .selectFrom('voiceNotes')
    .select(['mediaType', 'content'])
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .executeTakeFirst()
}
