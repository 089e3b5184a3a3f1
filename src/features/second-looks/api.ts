import type { SecondLook, SecondLookPage, SecondLookQuery, SecondLookResult, SecondLookSummary } from '@contract/second-looks'
import { withAddresses, withSoundAddress } from '@/platform/api'
import { request } from '@/platform/request'

const readable = (look: SecondLook): SecondLook => ({
  ...look,
  submission: {
    ...look.submission,
    photos: look.submission.photos.map(withAddresses),
    voiceNote: withSoundAddress(look.submission.voiceNote)
  },
  photoMatches: look.photoMatches.map((match) => ({
    ...match, photo: withAddresses(match.photo), otherPhoto: withAddresses(match.otherPhoto)
  }))
})

/** One page of the approvals drawn by lot: those open, or those looked at. */
export async function fetchSecondLooks(params: SecondLookQuery): Promise<SecondLookPage> {
  const page = await request.get<SecondLookPage>('/second-looks', { params })
  return { ...page, items: page.items.map(readable) }
}

export const fetchSummary = () => request.get<SecondLookSummary>('/second-looks/summary')

/** Says whether the approval was right. */
export const finish = ({ id, ...result }: SecondLookResult & { id: string }) =>
  request.post<void>(`/submissions/${id}/second-look`, result)
