import type { ApiError, ApiErrorCode } from '@/platform/api-error'
import type { Refusal } from './draft'

const ofPhoto: readonly ApiErrorCode[] = [
  'photo_empty', 'photo_type_unsupported', 'photo_too_large', 'photo_too_many_pixels', 'photo_unreadable', 'payload_too_large'
]

/** Whether the photo itself is of no use, so that only another one helps. */
export const isPhotoRefusal = ({ code }: Refusal) => ofPhoto.includes(code)

/** As it is kept with the draft. */
export const refusalOf = ({ code, facts }: ApiError): Refusal => ({ code, facts })
