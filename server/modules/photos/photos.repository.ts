import { sql } from 'kysely'
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

/** The photos among `ids` that the member uploaded or that `resubmissionOf` has, each with whether a submission uses it. */
export async function findPhotosOf(
  tx: Tx,
  villageId: string,
  { uploadedBy, resubmissionOf }: { uploadedBy: string; resubmissionOf: string | null },
  ids: string[]
) {
  return tx
    .selectFrom('photos as p')
    .select((eb) => [
      'p.id',
      eb.exists(
        eb.selectFrom('submissionPhotos as s')
          .select('s.submissionId')
          .whereRef('s.villageId', '=', 'p.villageId')
          .whereRef('s.photoId', '=', 'p.id')
          .where('s.released', '=', sql.lit(false))
      ).as('used')
    ])
    .where('p.villageId', '=', villageId)
    .where('p.id', '=', (eb) => eb.fn.any(eb.val(ids)))
    .where((eb) => eb.or([
      eb('p.uploadedBy', '=', uploadedBy),
      eb.exists(
        eb.selectFrom('submissionPhotos as r')
          .select('r.submissionId')
          .whereRef('r.villageId', '=', 'p.villageId')
          .whereRef('r.photoId', '=', 'p.id')
          .where('r.submissionId', '=', resubmissionOf)
      )
    ]))
    .execute()
}
