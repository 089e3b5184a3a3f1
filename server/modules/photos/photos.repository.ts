import { expressionBuilder, sql, type Expression, type SqlBool } from 'kysely'
import type { Tx } from '../../database/client'
import type { Tables } from '../../database/tables'

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

/** As a condition of a query: a deduction, an honour or goods show the photo. */
export function shownByVillage(villageId: Expression<string>, photoId: Expression<string>): Expression<SqlBool> {
  const eb = expressionBuilder<Tables>()
  return eb.or([
    eb.exists(eb.selectFrom('deductionPhotos').select('deductionId').where('villageId', '=', villageId).where('photoId', '=', photoId)),
    eb.exists(eb.selectFrom('honours').select('id').where('villageId', '=', villageId).where('photoId', '=', photoId)),
    eb.exists(eb.selectFrom('goods').select('id').where('villageId', '=', villageId).where('picturePhotoId', '=', photoId))
  ])
}

/** The photos among `ids` that the member uploaded or that `resubmissionOf` has, each with whether something shows it. */
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
      eb.or([
        eb.exists(
          eb.selectFrom('submissionPhotos as s')
            .select('s.submissionId')
            .whereRef('s.villageId', '=', 'p.villageId')
            .whereRef('s.photoId', '=', 'p.id')
            .where('s.released', '=', sql.lit(false))
        ),
        shownByVillage(eb.ref('p.villageId'), eb.ref('p.id'))
      ]).as('used')
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
