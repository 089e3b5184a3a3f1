import type { Tx } from '../../database/client'

export interface NewPhoto {
  villageId: string
  id: string
  uploadedBy: string
  sha256: Buffer
  perceptualHash: string
  width: number
  height: number
  createdAt: Date
}

export async function insertPhoto(tx: Tx, photo: NewPhoto): Promise<void> {
  await tx.insertInto('photos').values(photo).execute()
}

/** The member's own photos among `ids`, each with whether a submission uses it already. */
export async function findOwnPhotos(tx: Tx, villageId: string, uploadedBy: string, ids: string[]) {
  return tx
    .selectFrom('photos as p')
    .leftJoin('submissionPhotos as s', (join) => join.onRef('s.villageId', '=', 'p.villageId').onRef('s.photoId', '=', 'p.id'))
    .select(['p.id', 's.submissionId'])
    .where('p.villageId', '=', villageId)
    .where('p.uploadedBy', '=', uploadedBy)
    .where('p.id', '=', (eb) => eb.fn.any(eb.val(ids)))
    .execute()
}
