import { Type, type Static } from '@sinclair/typebox'
import { oneOf } from './common'

/**
 * Every reason the server gives for not doing what was asked, with the HTTP status it travels under.
 * The client maps each code to a sentence; a new code without a sentence does not compile.
 */
export const errorStatus = {
  // the request itself
  invalid_request: 400,
  idempotency_key_missing: 400,
  idempotency_key_reused: 422,
  request_in_flight: 409,
  not_found: 404,
  payload_too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
  // who asks
  not_signed_in: 401,
  session_expired: 401,
  sign_in_failed: 401,
  account_disabled: 403,
  forbidden: 403,
  demo_disabled: 404,
  invitation_invalid: 422,
  invitation_used: 409,
  invitation_expired: 410,
  phone_taken: 409,
  password_wrong: 403,
  password_missing: 409,
  // photos
  photo_empty: 422,
  photo_type_unsupported: 415,
  photo_too_large: 413,
  photo_too_many_pixels: 422,
  photo_unreadable: 422,
  photo_not_found: 422,
  photo_already_used: 409,
  photo_service_busy: 503,
  // uploads and voice notes
  upload_offset_wrong: 409,
  upload_corrupted: 422,
  upload_quota_reached: 429,
  voice_note_unusable: 422,
  voice_note_not_found: 422,
  // submissions and reviews
  rule_not_found: 404,
  rule_closed: 409,
  photo_count_wrong: 422,
  text_too_long: 422,
  household_missing: 403,
  stale_version: 409,
  already_reviewed: 409,
  own_household: 403,
  points_out_of_range: 422,
  reason_missing: 422,
  activity_not_running: 409,
  submission_decided: 409,
  resubmission_refused: 409,
  appeal_refused: 409,
  first_reviewer: 403,
  household_not_found: 404,
  // administration
  points_spent: 409,
  undo_too_late: 409,
  relative_household: 403,
  cap_reached: 409,
  activity_missing: 422,
  second_person_needed: 403,
  rule_has_changed: 409,
  rule_terms_wrong: 422,
  household_closed: 409,
  household_has_orders: 409,
  household_card_wrong: 404,
  door_taken: 409,
  name_taken: 409,
  in_use: 409,
  import_unreadable: 422,
  import_has_errors: 422,
  join_request_waiting: 409,
  join_request_refused: 409,
  join_request_decided: 409,
  last_admin: 409,
  own_account: 403,
  no_office_left: 409,
  activity_full: 409,
  activity_closed: 409,
  activity_begun: 409,
  activity_times_wrong: 422,
  capacity_too_small: 409,
  sign_up_closed: 409,
  check_in_closed: 409,
  check_in_code_wrong: 422,
  already_present: 409,
  no_points_due: 409,
  points_given: 409,
  second_look_done: 409,
  deduction_decided: 409,
  statement_closed: 409,
  month_running: 409,
  month_empty: 422,
  export_too_large: 422,
  // points, goods and orders
  insufficient_points: 409,
  insufficient_stock: 409,
  goods_not_found: 404,
  goods_closed: 409,
  price_changed: 409,
  order_handed_over: 409,
  order_cancelled: 409,
  order_expired: 409,
  household_limit_reached: 409,
  goods_not_yet: 409,
  price_starts_taken: 409,
  stock_take_open: 409,
  stock_take_finished: 409,
  stock_take_empty: 422,
  counted_below_held: 409,
  shop_day_closed: 409,
  shop_day_not_over: 409,
  budget_entry_reversed: 409,
  member_unknown: 422,
  pin_missing: 409,
  pin_too_easy: 422,
  pin_wrong: 403,
  witness_missing: 403,
  witness_code_wrong: 422,
  witness_unsuitable: 403,
  pick_up_code_wrong: 404,
  pick_up_code_foreign: 409,
  // the server
  service_unavailable: 503,
  internal_error: 500
} as const

export type ErrorCode = keyof typeof errorStatus

export const ErrorCode = oneOf(Object.keys(errorStatus) as ErrorCode[])

/** RFC 9457 problem document, sent as application/problem+json with every status of 400 and above. */
export const Problem = Type.Object({
  type: Type.String({ description: 'URI reference naming the problem, "/problems/<code>"' }),
  title: Type.String({ description: 'The code as English words, for developers' }),
  status: Type.Integer({ minimum: 400, maximum: 599 }),
  code: ErrorCode,
  detail: Type.Optional(Type.String({ description: 'What exactly was wrong, English, for developers' })),
  requestId: Type.Optional(Type.String({ description: 'Finds the matching log lines' })),
  fields: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), {
      description: 'Facts the sentence shown to people needs, e.g. {"expected":3,"got":2} or {"missing":6} points'
    })
  )
})
export type Problem = Static<typeof Problem>
