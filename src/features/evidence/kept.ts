import type { LocalPhoto } from '@/platform/local-photo'
import { formsNamed } from '@/platform/kept-form'

/** What photos are evidence of. */
const subjects = ['deduction', 'honour', 'goods'] as const
export type Subject = (typeof subjects)[number]

/** What this device keeps of the photos of a form. */
export interface KeptEvidence {
  /** With its id there, once a photo has arrived. */
  photos: readonly (LocalPhoto & { photoId?: string })[]
}

/** `about`: id of what the form changes, where there are several. */
export const evidenceName = (subject: Subject, about?: string) => `${about === undefined ? '' : `${about} `}photos of ${subject}`

/** Names of the files that forms begun on this device still need. */
export const evidenceFiles = (): string[] =>
  subjects.flatMap((subject) => formsNamed(evidenceName(subject)) as KeptEvidence[])
    .flatMap(({ photos }) => photos.map(({ file }) => file.name))
