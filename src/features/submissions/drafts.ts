import { create } from 'zustand'
import { randomId } from '@/lib/random-id'
import type { Recording } from '@/lib/recording'
import { ApiError } from '@/platform/api-error'
import { keepFile } from '@/platform/local-file'
import { localFiles } from '@/platform/local-files'
import type { LocalPhoto } from '@/platform/local-photo'
import { storage } from '@/platform/storage'
import { draftNames, filesOf, isEmpty, keysOf, type Draft, type DraftPhoto, type Drafts, type DraftVoiceNote } from './draft'
import { beginMaking } from './making'
import { refusalOf } from './refusals'

const prefix = 'draft '

/** What the device holds, and whether that is all: it may refuse to be read for a while. */
function readAll(): { drafts: Drafts; complete: boolean } {
  const drafts: Record<string, Draft> = {}
  let complete = true
  const attempt = (work: () => void) => {
    try {
      work()
    } catch (cause) {
      complete = false
      console.warn('could not read the drafts', cause)
    }
  }
  const take = (key: string) => {
    const draft = storage.demand<Draft>(key)
    if (draft) drafts[key.slice(prefix.length)] = draft
  }
  attempt(() => storage.keys(prefix).forEach((key) => attempt(() => take(key))))
  return { drafts, complete }
}

const found = readAll()

/** Whether every draft on this device is known, and so which of its files nobody needs. */
export const draftsComplete = found.complete

/** By name, those of everybody who uses this device; kept over restarts. Show nobody but the own ones. */
export const useDrafts = create<Drafts>(() => found.drafts)

/** Whether this device refuses to write drafts down. */
export const useStorageTrouble = create(() => ({ refused: false }))

let written = useDrafts.getState()
let timer: ReturnType<typeof setTimeout> | undefined

/** Typing is written down when it rests for so long. */
const typingRest = 250

/** Writes down what has changed; what is new before what is gone, so that no interruption loses a draft on its way. */
export function writeDrafts() {
  clearTimeout(timer)
  timer = undefined
  const drafts = useDrafts.getState()
  const worth = (name: string) => (drafts[name] && !isEmpty(drafts[name]) ? drafts[name] : undefined)
  const changed = Object.keys({ ...written, ...drafts }).filter((name) => drafts[name] !== written[name])
  const stored = changed.flatMap((name) => worth(name) ?? []).length
  const done = changed.filter((name) => worth(name) && storage.write(prefix + name, worth(name))).length
  useStorageTrouble.setState({ refused: done < stored })
  if (done < stored) return
  changed.filter((name) => !worth(name)).forEach((name) => storage.remove(prefix + name))
  written = drafts
}

useDrafts.subscribe(() => {
  timer ??= setTimeout(writeDrafts, typingRest)
})

function stored(name: string): Draft | undefined | 'unknown' {
  try {
    return storage.demand<Draft>(prefix + name)
  } catch {
    return 'unknown'
  }
}

/** Takes over what another tab may have done to a draft. */
export function readDraft(name: string) {
  writeDrafts()
  if (useStorageTrouble.getState().refused) return
  const draft = stored(name)
  if (draft === 'unknown') return
  const known = useDrafts.getState()[name]
  if (known && !draft && isEmpty(known)) return
  if (JSON.stringify(draft) === JSON.stringify(known)) return
  replace(name, draft)
  written = useDrafts.getState()
}

/** The draft a stored value belongs to. */
export const draftNameOf = (key: string) => (key.startsWith(prefix) ? key.slice(prefix.length) : null)

function replace(name: string, draft: Draft | undefined, renamed = name) {
  const { [name]: _, ...others } = useDrafts.getState()
  useDrafts.setState(draft ? { ...others, [renamed]: draft } : others, true)
}

/** Changes a draft, unless it is gone. */
export function changeDraft(name: string, part: Partial<Draft>) {
  const draft = useDrafts.getState()[name]
  if (draft) useDrafts.setState({ [name]: { ...draft, ...part } })
}

/** Which draft holds an upload now: it may have been sent off meanwhile. */
export const holderOf = (key: string): string | undefined =>
  Object.entries(useDrafts.getState()).find(([, draft]) => keysOf(draft).includes(key))?.[0]

/** Notes what became of an upload, unless its draft is gone. */
export function changeUpload(key: string, part: Partial<Pick<DraftPhoto, 'photoId' | 'refusal'> & Pick<DraftVoiceNote, 'voiceNoteId'>>) {
  const name = holderOf(key)
  const draft = name && useDrafts.getState()[name]
  if (!draft) return
  const { photos, voiceNote } = draft
  changeDraft(name, {
    photos: photos.map((photo) => (photo.key === key ? { ...photo, ...part } : photo)),
    voiceNote: voiceNote?.key === key ? { ...voiceNote, ...part } : voiceNote
  })
  writeDrafts()
}

/** What a draft begins with. */
export type DraftBeginning = Pick<Draft, 'accountId' | 'rule'> & Partial<Draft>

/**
 * Begins a draft, or goes on with the one of that name. For whom and with whose consent is what was said last; the rule is the
 * version in force; addresses of earlier photos run out, so they are taken anew.
 */
export function openDraft(name: string, beginning: DraftBeginning) {
  // one that could not be read when the app started is not to be written over
  if (!useDrafts.getState()[name]) readDraft(name)
  const draft = useDrafts.getState()[name]
  if (!draft) return useDrafts.setState({ [name]: { id: randomId(), photos: [], note: '', place: '', ...beginning } })
  if (draft.sentOff) return
  const { onBehalfOf, rule } = beginning
  const fresh = new Map(beginning.photos?.map(({ key, url }) => [key, url]))
  const photos = fresh.size > 0 ? draft.photos.map((photo) => ({ ...photo, url: fresh.get(photo.key) ?? photo.url })) : draft.photos
  changeDraft(name, { onBehalfOf, rule, photos })
}

const release = (photos: readonly DraftPhoto[]) => photos.forEach(({ file }) => file && void localFiles.remove(file.name))

/** Takes photos into the draft, in place of the one whose key is `instead`; at the end where that one is gone. */
export function addPhotos(name: string, added: readonly LocalPhoto[], instead?: string) {
  const draft = useDrafts.getState()[name]
  if (!draft) return release(added)
  const photos = [...draft.photos]
  const at = photos.findIndex(({ key }) => key === instead)
  release(at < 0 ? photos.splice(photos.length, 0, ...added) : photos.splice(at, 1, ...added))
  changeDraft(name, { photos, refusal: undefined })
  writeDrafts()
}

export function removePhoto(name: string, index: number) {
  const photos = [...(useDrafts.getState()[name]?.photos ?? [])]
  release(photos.splice(index, 1))
  changeDraft(name, { photos, refusal: undefined })
  writeDrafts()
}

export const writeNote = (name: string, note: string) => changeDraft(name, { note, refusal: undefined })

export const writePlace = (name: string, place: string) => changeDraft(name, { place, refusal: undefined })

/** null: for none. */
export const chooseActivity = (name: string, activityId: string | null) => changeDraft(name, { activityId, refusal: undefined })

/** Takes a recording into the draft in place of an earlier one; null takes it away. */
export async function keepVoiceNote(name: string, recording: Recording | null) {
  const ready = beginMaking(name, 'voiceNote')
  try {
    const file = recording && (await keepFile(await localFiles.readPath(recording.path), recording.ending))
    const before = useDrafts.getState()[name]?.voiceNote
    if (before) void localFiles.remove(before.file.name)
    const voiceNote = recording && file ? { key: randomId(), seconds: recording.seconds, file } : undefined
    changeDraft(name, { voiceNote, refusal: undefined, leftOut: undefined })
    writeDrafts()
  } catch (cause) {
    changeDraft(name, { leftOut: refusalOf(new ApiError('voice_note_unusable', 0, String(cause))) })
  } finally {
    ready()
  }
}

/**
 * Sends a draft off, as it is. What it held is the outbox's from now on, under the name this gives; a second call for the
 * same draft finds nothing any more.
 */
export function sendOff(name: string): string | null {
  const draft = useDrafts.getState()[name]
  if (!draft || draft.sentOff) return null
  const parcel = draftNames.sentOff(draft)
  const photos = draft.photos.map((photo) => ({ ...photo, refusal: undefined }))
  replace(name, { ...draft, photos, sentOff: new Date().toISOString(), refusal: undefined, leftOut: undefined }, parcel)
  writeDrafts()
  return parcel
}

/** Makes a draft again of what was sent off, to be changed; not while the server may have got it. */
export function takeBack(name: string) {
  // another tab may have posted it just now
  readDraft(name)
  if (useDrafts.getState()[name]?.posted) return
  changeDraft(name, { sentOff: undefined, id: randomId() })
  writeDrafts()
}

/** Lets the server be asked again with the same content. */
export function askAgain(name: string) {
  const draft = useDrafts.getState()[name]
  if (!draft?.refusal) return
  changeDraft(name, { refusal: undefined, photos: draft.photos.map((photo) => ({ ...photo, refusal: undefined })) })
  writeDrafts()
}

export function refuse(name: string, error: ApiError) {
  changeDraft(name, { refusal: refusalOf(error), posted: false })
  writeDrafts()
}

/** Forgets a draft and its files: it has arrived, or is not wanted. */
export function forgetDraft(name: string) {
  const draft = useDrafts.getState()[name]
  if (!draft) return
  replace(name, undefined)
  writeDrafts()
  filesOf(draft).forEach((file) => void localFiles.remove(file.name))
}

/** Leaves nothing on this device of somebody who left for good. */
export function forgetDraftsOf(accountId: string) {
  for (const [name, draft] of Object.entries(useDrafts.getState())) {
    if (draft.accountId === accountId) forgetDraft(name)
  }
}
