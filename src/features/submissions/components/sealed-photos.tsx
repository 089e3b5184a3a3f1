import type { Submission } from '@contract/submissions'
import { PhotoGrid } from '@/components/photo-grid'
import { Seal } from '@/components/seal'
import { useFirstSight } from '../use-first-sight'

function FirstSeal({ submissionId, points }: { submissionId: string; points: number }) {
  return <Seal points={points} pressed={useFirstSight(submissionId)} />
}

/** The photos of a submission, with the seal on an approved one. */
export function SealedPhotos({ submission: { id, photos, status, points } }: { submission: Submission }) {
  const sealed = status === 'approved' && points !== null
  return (
    <PhotoGrid
      photos={photos.map((photo) => ({ ...photo, key: photo.id }))}
      seal={sealed && <FirstSeal submissionId={id} points={points} />}
    />
  )
}
