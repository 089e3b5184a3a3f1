import { common } from './words/common'
import { explain } from './words/errors'
import { tabs } from './words/tabs'

/** Every word a person sees, grouped by page. */
export const words = {
  common,
  tabs,
  explain
} as const
