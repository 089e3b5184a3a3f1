import type { Created } from '@contract/common'
import type { Submission, SubmissionCreate, SubmissionPage, SubmissionStatus } from '@contract/submissions'
import { withAddresses } from '@/platform/api'
import { request } from '@/platform/request'

const readable = (submission: Submission): Submission => ({ ...submission, photos: submission.photos.map(withAddresses) })

export interface SubmissionFilter {
  /** Every status when left out. */
  status?: SubmissionStatus
  cursor?: string
  limit?: number
}

/** One page of the own household's submissions, newest first. */
export async function fetchSubmissions({ status, cursor, limit }: SubmissionFilter): Promise<SubmissionPage> {
  const page = await request.get<SubmissionPage>('/submissions', { params: { status, cursor, limit } })
  return { ...page, items: page.items.map(readable) }
}

export const fetchSubmission = async (id: string) => readable(await request.get<Submission>(`/submissions/${id}`))

/** Sends stored photos in; the same key makes one submission however often it is sent. */
export const createSubmission = (input: SubmissionCreate, idempotencyKey: string) =>
  request.post<Created>('/submissions', input, { idempotencyKey })
