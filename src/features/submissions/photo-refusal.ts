import type { ApiError, ApiErrorCode } from '@/platform/api-error'

const refusals: readonly ApiErrorCode[] = [
  'photo_empty', 'photo_type_unsupported', 'photo_too_large', 'photo_too_many_pixels', 'photo_unreadable', 'payload_too_large'
]

/** Whether the photo itself is of no use, so that only another one helps. */
export const isPhotoRefusal = ({ code }: ApiError) => refusals.includes(code)
