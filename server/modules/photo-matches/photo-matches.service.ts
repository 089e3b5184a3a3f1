import type { PhotoMatch } from '../../../types/contract/photo-matches'
import type { Tx } from '../../database/client'
import { hammingDistance } from '../../photos/perceptual-hash'
import type { PhotosService } from '../photos/photos.service'
import * as repository from './photo-matches.repository'
import { alikeWithin, likenessOf } from './photo-matches.rules'

export interface PhotoMatchesService {
  /**
   * Waits until no other submission of the village is on its way in, so that of two in the same moment the second sees the
   * first. To be called before rows are held that the other one's comparison might want.
   */
  takeTurn(tx: Tx, villageId: string): Promise<void>
  /** Compares the photos of a submission that just came in with each other and with those of all others of the village. */
  record(tx: Tx, villageId: string, submissionId: string): Promise<void>
  /**
   * What was found, by submission; nothing for one without a match. It names households, those of anonymous submissions
   * too: for reviewers alone.
   */
  of(tx: Tx, villageId: string, submissionIds: readonly string[]): Promise<ReadonlyMap<string, PhotoMatch[]>>
}

/** More photos like one of them tell the reviewer nothing new. */
const keptPerPhoto = 5

export function createPhotoMatchesService({ photos }: { photos: Pick<PhotosService, 'present'> }): PhotoMatchesService {
  return {
    takeTurn: repository.lockComparison,

    async record(tx, villageId, submissionId) {
      const own = await repository.hashesOf(tx, villageId, submissionId)
      for (const [index, { id: photoId, hash }] of own.entries()) {
        const earlier = own.slice(0, index).map((other) => ({
          photoId: other.id, submissionId, distance: hammingDistance(BigInt(hash), BigInt(other.hash))
        }))
        const alike = [
          ...earlier.filter(({ distance }) => distance <= alikeWithin),
          ...(await repository.findAlike(tx, villageId, { ...likenessOf(hash), submissionId, limit: keptPerPhoto }))
        ]
        await repository.insertMatches(tx, alike.map(({ photoId: otherPhotoId, submissionId: otherSubmissionId, distance }) =>
          ({ villageId, submissionId, photoId, otherSubmissionId, otherPhotoId, distance })))
      }
    },

    async of(tx, villageId, submissionIds) {
      const found = new Map<string, PhotoMatch[]>()
      for (const row of await repository.listMatches(tx, villageId, submissionIds)) {
        const match: PhotoMatch = {
          photo: photos.present({ villageId, id: row.photoId, width: row.width, height: row.height }),
          otherPhoto: photos.present({ villageId, id: row.otherPhotoId, width: row.otherWidth, height: row.otherHeight }),
          distance: row.distance,
          sameFile: row.sameFile,
          sameSubmission: row.otherSubmissionId === row.submissionId,
          other: {
            id: row.otherSubmissionId,
            rule: row.rule,
            household: { id: row.householdId, label: row.label },
            status: row.status,
            createdAt: row.createdAt.toISOString()
          }
        }
        found.set(row.submissionId, [...(found.get(row.submissionId) ?? []), match])
      }
      return found
    }
  }
}
