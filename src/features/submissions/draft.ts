import type { OnBehalfOf, SubmissionCreate } from '@contract/submissions'
import type { UploadKind } from '@contract/uploads'
import type { ApiErrorCode } from '@/platform/api-error'
import type { LocalFile } from '@/platform/local-file'

/** Why something was not taken, as words.explain reads it. */
export interface Refusal {
  code: ApiErrorCode
  facts?: Record<string, unknown>
}

export interface DraftPhoto {
  /** Names it in the draft and, where it is to be uploaded, its upload. */
  key: string
  width: number
  height: number
  /** On this device; left out for one that an earlier submission brought to the server. */
  file?: LocalFile
  /** Where such an earlier one is seen. */
  url?: string
  /** What the server calls it, once it is stored there. */
  photoId?: string
  refusal?: Refusal
}

export interface DraftVoiceNote {
  /** Names its upload. */
  key: string
  seconds: number
  file: LocalFile
  voiceNoteId?: string
}

/** Photos and words of one person for one rule, from the first photo until the submission has arrived. */
export interface Draft {
  /** The key of its submission: the same key never makes two. */
  id: string
  accountId: string
  /** As it was when the draft was last opened; without a series where an earlier release wrote it. */
  rule: { id: string; seriesId?: string; name: string }
  photos: readonly DraftPhoto[]
  note: string
  place: string
  voiceNote?: DraftVoiceNote
  /** null: the person wants none. */
  activityId?: string | null
  resubmissionOf?: string
  onBehalfOf?: OnBehalfOf & { label: string }
  /** When the person sent it off; from then on it is not changed, unless they take it back. */
  sentOff?: string
  /** Whether the server may have got it already without our hearing so. */
  posted?: boolean
  /** Why the server does not take it. */
  refusal?: Refusal
  /** Why a part of the last choice of photos, or what was said, was left out. */
  leftOut?: Refusal
  /** Its uploads had been cleared away on the server and were begun anew. */
  renewed?: boolean
}

export type Drafts = Readonly<Record<string, Draft>>

/** Names of drafts: each place where one begins has a draft of its own. */
export const draftNames = {
  own: (accountId: string, seriesId: string) => `${accountId} ${seriesId}`,
  again: (accountId: string, submissionId: string) => `${accountId} resubmit ${submissionId}`,
  onBehalf: (accountId: string, seriesId: string, householdId: string) => `${accountId} ${seriesId} for ${householdId}`,
  sentOff: ({ accountId, id }: Draft) => `${accountId} sent ${id}`
}

const ownOf = (drafts: Drafts, accountId: string | null | undefined) =>
  Object.entries(drafts).filter(([, draft]) => draft.accountId === accountId)

/** What a person has sent off and the village has not got yet, the oldest first. */
export const parcelsOf = (drafts: Drafts, accountId: string | undefined): [string, Draft][] =>
  ownOf(drafts, accountId)
    .filter(([, { sentOff }]) => sentOff)
    .sort(([, one], [, other]) => (one.sentOff ?? '').localeCompare(other.sentOff ?? ''))

/** Its name tells that it was sent off once. */
const wasSentOff = (name: string, { accountId }: Draft) => name.startsWith(`${accountId} sent `)

/**
 * What a person has begun and not sent off: photographed or said on this device, or taken back to be mended. A second try
 * that was only looked at is none.
 */
export const unsentOf = (drafts: Drafts, accountId: string | undefined): [string, Draft][] =>
  ownOf(drafts, accountId).filter(
    ([name, draft]) => !draft.sentOff && !isEmpty(draft) && (filesOf(draft).length > 0 || wasSentOff(name, draft))
  )

/** Whether there is anything in it that the person would miss. */
export const isEmpty = ({ photos, note, place, voiceNote }: Draft) =>
  photos.length === 0 && !note.trim() && !place.trim() && !voiceNote

const uploadsOf = ({ photos, voiceNote }: Draft) => (voiceNote ? [...photos, voiceNote] : photos)

/** Everything of it that this device keeps. */
export const filesOf = (draft: Draft): LocalFile[] => uploadsOf(draft).flatMap(({ file }) => file ?? [])

/** Keys of its uploads. */
export const keysOf = (draft: Draft): string[] => uploadsOf(draft).map(({ key }) => key)

export const isFleeting = (draft: Draft) => filesOf(draft).some(({ fleeting }) => fleeting)

/** What goes to the server once every photo is there. */
export function submissionOf(draft: Draft): SubmissionCreate {
  const { rule, photos, note, place, voiceNote, activityId, resubmissionOf, onBehalfOf } = draft
  return {
    ruleId: rule.id,
    photoIds: photos.flatMap(({ photoId }) => photoId ?? []),
    note: note.trim(),
    ...(place.trim() && { place: place.trim() }),
    ...(voiceNote?.voiceNoteId && { voiceNoteId: voiceNote.voiceNoteId }),
    ...(activityId && { activityId }),
    ...(resubmissionOf && { resubmissionOf }),
    ...(onBehalfOf && {
      onBehalfOf: {
        householdId: onBehalfOf.householdId,
        consentBy: onBehalfOf.consentBy,
        consentGiven: onBehalfOf.consentGiven
      }
    })
  }
}

/** A file to be brought to the server, by the key of its upload, or a draft to be sent in. */
export type Task = { name: string } & ({ kind: UploadKind; key: string } | { kind: 'submission' })

/**
 * What is to be done next for a person, or null: what they sent off comes first, in order, then the photos of what they
 * still work at. `rests` says which drafts wait for a while.
 */
export function nextTask(drafts: Drafts, accountId: string | null, rests: (name: string) => boolean): Task | null {
  const rank = ({ sentOff }: Draft) => sentOff ?? 'later'
  const own = ownOf(drafts, accountId)
    .filter(([name, draft]) => !(draft.sentOff && draft.refusal) && !rests(name))
    .sort(([, one], [, other]) => rank(one).localeCompare(rank(other)))
  for (const [name, { photos, voiceNote, sentOff }] of own) {
    const photo = photos.find(({ photoId, refusal }) => !photoId && !refusal)
    if (photo) return { kind: 'photo', name, key: photo.key }
    if (voiceNote && !voiceNote.voiceNoteId && sentOff) return { kind: 'voice_note', name, key: voiceNote.key }
    if (sentOff && photos.every(({ photoId }) => photoId)) return { kind: 'submission', name }
  }
  return null
}

/** Whether something of a person waits for the network, and none of it is lost if the app is closed meanwhile. */
export const waitsSafely = (drafts: Drafts, accountId: string | null): boolean =>
  nextTask(drafts, accountId, () => false) !== null && !ownOf(drafts, accountId).some(([, draft]) => isFleeting(draft))
