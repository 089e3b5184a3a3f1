import { create } from 'zustand'
import { randomId } from '@/lib/random-id'
import { ApiError, transportError } from '@/platform/api-error'
import { watchForeground } from '@/platform/foreground'
import { sha256, type LocalFile } from '@/platform/local-file'
import { localFiles } from '@/platform/local-files'
import { watchNetwork } from '@/platform/network'
import { takeTurn, watchOtherTabs } from '@/platform/other-tabs'
import { transfer } from '@/platform/transfer'
import { createSubmission } from './api'
import { filesOf, keysOf, nextTask, submissionOf, type Draft, type Task } from './draft'
import {
  changeDraft, changeUpload, draftNameOf, draftsComplete, forgetDraft, holderOf, readDraft, refuse, useDrafts, writeDrafts
} from './drafts'
import { refusalOf } from './refusals'
import { restAfter, verdict } from './retry'

interface OutboxState {
  /** Why nothing moves at the moment, though there is something to send. */
  trouble: 'link' | 'server' | null
  /** Share of a file that has left this device, 0 to 1, by the key of its upload. */
  progress: Readonly<Record<string, number>>
  /** Whether this device could not read the file when it was last asked, by the key of its upload. */
  unread: Readonly<Record<string, boolean>>
  /** What became of what was sent off, by its name: ids of submissions. */
  arrived: Readonly<Record<string, string>>
  /** Whether the paths of kept files are ready. */
  opened: boolean
}

const atRest: OutboxState = { trouble: null, progress: {}, unread: {}, arrived: {}, opened: false }

export const useOutbox = create<OutboxState>(() => atRest)

interface Sender {
  accountId: string
  token: string
}

export interface OutboxOptions {
  /** Who is signed in now. */
  sender: () => Sender | null
  /** The server has refused the session of this sender. */
  onSessionRefused: (error: ApiError, sender: Sender) => void
  /** A submission has been made. */
  onArrived: () => void
  /** Files on this device that something else than a draft needs. */
  otherFiles?: readonly string[]
}

interface Rest {
  /** 0: nothing has failed. */
  failures: number
  /** What the last failure was. */
  trouble: 'link' | 'server' | 'device'
  until: number
}

/** Rests of the link, and of drafts by their names. */
const link = ''
const rests = new Map<string, Rest>()
/** Bytes the server has at least of what was begun to be uploaded, by key. */
const stored = new Map<string, number>()

let options: OutboxOptions | null = null
let working = false
let timer: ReturnType<typeof setTimeout> | undefined

const isResting = (name: string, now: number) => (rests.get(name)?.until ?? 0) > now

function rest(name: string, trouble: Rest['trouble']) {
  const failures = (rests.get(name)?.failures ?? 0) + 1
  rests.set(name, { failures, trouble, until: Date.now() + restAfter(failures, Math.random()) })
}

function forgetFailures(name: string) {
  rests.delete(name)
  rests.delete(link)
}

function next(now: number): Task | null {
  const accountId = options?.sender()?.accountId ?? null
  return isResting(link, now) ? null : nextTask(useDrafts.getState(), accountId, (name) => isResting(name, now))
}

function tellTrouble() {
  const troubles = [...rests.values()].filter(({ failures, until }) => failures > 0 && until > Date.now()).map((one) => one.trouble)
  const trouble = (['link', 'server'] as const).find((one) => troubles.includes(one)) ?? null
  if (useOutbox.getState().trouble !== trouble) useOutbox.setState({ trouble })
}

/** Works until nothing is left to do now, and comes back when a rest is over. */
async function work() {
  if (working) return
  working = true
  clearTimeout(timer)
  let now = Date.now()
  try {
    for (let task = next(now); task; task = next(now)) {
      const { name } = task
      await takeTurn('outbox', async () => {
        readDraft(name)
        const current = next(Date.now())
        if (current) await attempt(current)
      })
      tellTrouble()
      now = Date.now()
    }
  } finally {
    working = false
  }
  // Of the instant at which nothing was left to do: a rest that has ended since must not be forgotten.
  const ends = [...rests.values()].map(({ until }) => until - now).filter((wait) => wait > 0)
  if (ends.length > 0) timer = setTimeout(() => void work(), Math.min(...ends))
}

/** Tries at once whatever waits: the network is back, the app in sight, somebody has signed in or asked for it. */
export function wakeOutbox() {
  rests.clear()
  tellTrouble()
  void work()
}

type FileTask = Exclude<Task, { kind: 'submission' }>

async function attempt(task: Task) {
  const sender = options?.sender()
  const draft = useDrafts.getState()[task.name]
  if (!sender || !draft) return
  try {
    if (task.kind === 'submission') await submit(task.name, draft)
    else await upload(task, draft, sender)
    forgetFailures(task.name)
  } catch (cause) {
    handle(task, transportError(cause), sender)
  }
}

async function submit(name: string, draft: Draft) {
  changeDraft(name, { posted: true })
  writeDrafts()
  const answer: Partial<{ id: string }> = await createSubmission(submissionOf(draft), draft.id)
  if (!answer?.id) throw new ApiError('unexpected', 0, 'the answer names no submission')
  useOutbox.setState(({ arrived }) => ({ arrived: { ...arrived, [name]: answer.id ?? '' } }))
  forgetDraft(name)
  options?.onArrived()
}

/** @throws ApiError when this device cannot read it now; undefined when it is gone */
async function readKept(key: string, { name }: LocalFile): Promise<ArrayBuffer | undefined> {
  const tell = (unread: boolean) => {
    if (Boolean(useOutbox.getState().unread[key]) !== unread) {
      useOutbox.setState((state) => ({ unread: { ...state.unread, [key]: unread } }))
    }
  }
  try {
    const content = await localFiles.read(name)
    tell(false)
    return content
  } catch (cause) {
    tell(true)
    throw new ApiError('file_unreadable', 0, String((cause as { errMsg?: string }).errMsg ?? cause))
  }
}

async function upload({ name, kind, key }: FileTask, draft: Draft, { accountId, token }: Sender) {
  const file = [...draft.photos, draft.voiceNote].find((candidate) => candidate?.key === key)?.file
  const content = file && (await readKept(key, file))
  const unreadable = new ApiError(kind === 'photo' ? 'photo_unreadable' : 'voice_note_unusable', 0, `no file for ${key} of ${name}`)
  if (!content) throw unreadable
  const begun = stored.has(key)
  if (!begun) stored.set(key, 0)
  const show = (bytes: number) => {
    useOutbox.setState(({ progress }) => ({ progress: { ...progress, [key]: Math.min(1, bytes / file.bytes) } }))
  }
  try {
    const id = await transfer({
      ...{ id: key, kind, file, content, begun },
      goesOn() {
        const now = options?.sender()
        return holderOf(key) !== undefined && now?.accountId === accountId && now.token === token
      },
      onStored(bytes) {
        // Whoever gets on, however slowly, need not be patient for long.
        if (bytes > (stored.get(key) ?? 0)) forgetFailures(holderOf(key) ?? name)
        tellTrouble()
        stored.set(key, bytes)
        show(bytes)
      },
      onProgress: show
    })
    if (id) changeUpload(key, kind === 'photo' ? { photoId: id } : { voiceNoteId: id })
  } catch (cause) {
    const damaged = transportError(cause).code === 'upload_corrupted' && sha256(content) !== file.sha256
    throw damaged ? unreadable : cause
  }
}

function handle(task: Task, error: ApiError, sender: Sender) {
  const name = (task.kind === 'submission' ? task.name : holderOf(task.key)) ?? task.name
  const outcome = verdict(error)
  if (outcome === 'refused') return refuseTask({ ...task, name }, error)
  rest(outcome === 'link' ? link : name, outcome === 'session' ? 'server' : outcome)
  if (outcome === 'session') options?.onSessionRefused(error, sender)
}

const cleared = ['photo_not_found', 'voice_note_not_found']

function refuseTask(task: Task, error: ApiError) {
  const draft = useDrafts.getState()[task.name]
  if (draft && cleared.includes(error.code) && !draft.renewed) return renew(task.name, draft)
  if (task.kind === 'photo') changeUpload(task.key, { refusal: refusalOf(error) })
  if (task.kind !== 'photo' || draft?.sentOff) refuse(task.name, error)
}

/** The server clears away what nobody sends in for long; this device has it still. */
function renew(name: string, draft: Draft) {
  const photos = draft.photos.map((photo) => (photo.file ? { ...photo, key: randomId(), photoId: undefined } : photo))
  const voiceNote = draft.voiceNote && { ...draft.voiceNote, key: randomId(), voiceNoteId: undefined }
  changeDraft(name, { photos, voiceNote, renewed: true, posted: false, id: randomId() })
  writeDrafts()
}

async function openFiles() {
  const names = Object.values(useDrafts.getState()).flatMap(filesOf).map(({ name }) => name)
  await localFiles.open(names)
  useOutbox.setState({ opened: true })
}

/** Starts to send whatever an earlier run has left, and from now on what is added. Once for the life of the app. */
export function startOutbox(given: OutboxOptions) {
  options = given
  // An earlier run may have begun to upload them.
  Object.values(useDrafts.getState()).flatMap(keysOf).forEach((key) => stored.set(key, 0))
  const names = Object.values(useDrafts.getState()).flatMap(filesOf).map(({ name }) => name)
  // Whose files the unread drafts need is not known.
  void (draftsComplete ? localFiles.clear([...names, ...(given.otherFiles ?? [])]) : Promise.resolve()).then(openFiles)
  watchNetwork((online) => {
    if (online) return wakeOutbox()
    // Devices are sometimes wrong about it, so not for ever.
    rests.set(link, { failures: 0, trouble: 'link', until: Date.now() + restAfter(Infinity, 1) })
    void work()
  })
  watchForeground({ onShow: wakeOutbox, onHide: writeDrafts })
  watchOtherTabs((key) => {
    const name = draftNameOf(key)
    if (name === null) return
    readDraft(name)
    void openFiles()
  })
  useDrafts.subscribe(() => void work())
  void work()
}
