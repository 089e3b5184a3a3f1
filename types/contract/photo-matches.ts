import { Type, type Static } from '@sinclair/typebox'
import { Id, Timestamp } from './common'
import { Photo } from './photos'
import { SubmissionStatus } from './submissions'

/** A photo of a submission that looks like another one. A hint for reviewers alone, who decide; it refuses nothing. */
export const PhotoMatch = Type.Object({
  photo: Photo,
  otherPhoto: Photo,
  distance: Type.Integer({ description: 'Differing bits of 64; 0 looks the same' }),
  sameFile: Type.Boolean({ description: 'The very same file, sent twice' }),
  sameSubmission: Type.Boolean({ description: 'Both are photos of this submission' }),
  other: Type.Object({
    id: Id,
    rule: Type.String(),
    household: Type.Object({ id: Id, label: Type.String() }),
    status: SubmissionStatus,
    createdAt: Timestamp
  })
})
export type PhotoMatch = Static<typeof PhotoMatch>
