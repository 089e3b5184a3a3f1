import { create } from 'zustand'
import { randomId } from '@/lib/random-id'
import { type ApiError, transportError } from '@/platform/api-error'
import type { LocalPhoto } from '@/platform/local-photo'
import { uploadPhoto } from '@/platform/upload'
import { createSubmission } from './api'

export interface DraftPhoto extends LocalPhoto {
  /** Sent so far, 0 to 1. */
  sent: number
  /** What the server calls it, once it is stored there. */
  photoId?: string
  error?: ApiError
}

/** Photos and words of one person for one rule, not yet sent in; kept while the app lives. */
export interface Draft {
  photos: readonly DraftPhoto[]
  note: string
  /** Why the last choice of photos, or a part of it, could not be taken in. */
  refused?: ApiError | null
  /** The key of the last attempt and what it sent: the same content is the same intention. */
  attempt?: { key: string; content: string }
}

export const emptyDraft: Draft = { photos: [], note: '' }

/** By a name of the caller's choice, one for each person and rule. */
export const useDrafts = create<Record<string, Draft>>(() => ({}))

const draftOf = (name: string) => useDrafts.getState()[name] ?? emptyDraft

function change(name: string, part: Partial<Draft>) {
  useDrafts.setState({ [name]: { ...draftOf(name), ...part } })
}

function changePhoto(name: string, key: string, part: Partial<DraftPhoto>) {
  change(name, { photos: draftOf(name).photos.map((photo) => (photo.key === key ? { ...photo, ...part } : photo)) })
}

const uploads = new Map<string, Promise<void>>()
/** One photo after the other: on a weak link two at a time only fail together. */
let line: Promise<unknown> = Promise.resolve()

async function transfer(name: string, key: string) {
  const photo = draftOf(name).photos.find((candidate) => candidate.key === key)
  if (!photo) return
  try {
    const { id } = await uploadPhoto(photo, { onProgress: (sent) => changePhoto(name, key, { sent }) })
    changePhoto(name, key, { photoId: id, sent: 1 })
  } catch (cause) {
    changePhoto(name, key, { error: transportError(cause) })
  }
}

/** Uploads a photo of the draft; whoever asks again while it runs waits for the same upload. Failures stay on the photo. */
export function upload(name: string, key: string): Promise<void> {
  const running = uploads.get(key)
  if (running) return running
  changePhoto(name, key, { error: undefined, sent: 0 })
  const turn = line.then(() => transfer(name, key)).finally(() => uploads.delete(key))
  line = turn
  uploads.set(key, turn)
  return turn
}

/** Takes photos into the draft, in place of one of them if `at` names it, and starts to upload them. */
export function addPhotos(name: string, added: readonly LocalPhoto[], at?: number) {
  const photos = [...draftOf(name).photos]
  photos.splice(at ?? photos.length, at === undefined ? 0 : 1, ...added.map((photo) => ({ ...photo, sent: 0 })))
  change(name, { photos })
  for (const { key } of added) void upload(name, key)
}

export function removePhoto(name: string, index: number) {
  change(name, { photos: draftOf(name).photos.filter((_, other) => other !== index) })
}

export const refusePhotos = (name: string, refused: ApiError | null) => change(name, { refused })

export const writeNote = (name: string, note: string) => change(name, { note })

/**
 * Sends the draft in, after what is still to upload, and forgets it once it is there. Until then everything stays; a
 * second try with the same content repeats the same key and so never makes a second submission.
 *
 * @returns the id of the submission
 * @throws ApiError of the first photo that could not be uploaded, or of the sending
 */
export async function sendDraft(name: string, ruleId: string): Promise<string> {
  await Promise.all(draftOf(name).photos.filter(({ photoId }) => !photoId).map(({ key }) => upload(name, key)))
  const { photos, note, attempt } = draftOf(name)
  const failed = photos.find(({ error }) => error)
  if (failed?.error) throw failed.error
  const input = { ruleId, photoIds: photos.flatMap(({ photoId }) => photoId ?? []), note: note.trim() }
  const content = JSON.stringify(input)
  const key = attempt?.content === content ? attempt.key : randomId()
  change(name, { attempt: { key, content } })
  const { id } = await createSubmission(input, key)
  useDrafts.setState({ [name]: emptyDraft })
  return id
}
