import type { Created, VersionBody } from '@contract/common'
import type { AppealCreate, Submission, SubmissionCreate, SubmissionPage, SubmissionQuery } from '@contract/submissions'
import { withAddresses, withSoundAddress } from '@/platform/api'
import { request } from '@/platform/request'

const readable = (submission: Submission): Submission => ({
  ...submission,
  photos: submission.photos.map(withAddresses),
  voiceNote: withSoundAddress(submission.voiceNote)
})

/** Which ones; every status and column when left out. */
export type SubmissionFilter = Pick<SubmissionQuery, 'status' | 'open' | 'column' | 'sentForOthers'>

/** One page of the own household's submissions, newest first. */
export async function fetchSubmissions(params: SubmissionQuery): Promise<SubmissionPage> {
  const page = await request.get<SubmissionPage>('/submissions', { params })
  return { ...page, items: page.items.map(readable) }
}

export const fetchSubmission = async (id: string) => readable(await request.get<Submission>(`/submissions/${id}`))

/** Sends stored photos in; the same key makes one submission however often it is sent. */
export const createSubmission = (input: SubmissionCreate, idempotencyKey: string) =>
  request.post<Created>('/submissions', input, { idempotencyKey })

/** Takes a waiting one back; the same again changes nothing. */
export const withdraw = (id: string, seen: VersionBody) => request.post<Submission>(`/submissions/${id}/withdraw`, seen)

/** Asks another reviewer to look at a rejected one. */
export const appeal = (id: string, words: AppealCreate) => request.post<Submission>(`/submissions/${id}/appeal`, words)
