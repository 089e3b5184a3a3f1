import type { Tx } from '../../database/client'

export interface NewSecondLook {
  villageId: string
  submissionId: string
  firstReviewer: string
  drawnAt: Date
}

/** One that was looked at before its first decision was undone stays what it was. */
export async function insertSecondLook(tx: Tx, look: NewSecondLook): Promise<void> {
  await tx.insertInto('secondLooks').values(look).onConflict((conflict) => conflict.doNothing()).execute()
}

export async function deleteOpenSecondLook(tx: Tx, villageId: string, submissionId: string): Promise<void> {
  await tx
    .deleteFrom('secondLooks')
    .where('villageId', '=', villageId)
    .where('submissionId', '=', submissionId)
    .where('lookedAt', 'is', null)
    .execute()
}
