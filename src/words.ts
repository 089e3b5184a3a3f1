import { account } from './words/account'
import { activities } from './words/activities'
import { activityDesk } from './words/activity-desk'
import { board } from './words/board'
import { common } from './words/common'
import { counter } from './words/counter'
import { elder } from './words/elder'
import { explain } from './words/errors'
import { feed } from './words/feed'
import { family } from './words/family'
import { helping } from './words/helping'
import { home } from './words/home'
import { invite } from './words/invite'
import { look } from './words/look'
import { me } from './words/me'
import { messages } from './words/messages'
import { month } from './words/month'
import { office } from './words/office'
import { orders } from './words/orders'
import { outbox } from './words/outbox'
import { overview } from './words/overview'
import { points } from './words/points'
import { privacy } from './words/privacy'
import { review } from './words/review'
import { roles } from './words/roles'
import { roster } from './words/roster'
import { rules } from './words/rules'
import { shop } from './words/shop'
import { signIn } from './words/sign-in'
import { submissions } from './words/submissions'
import { tabs } from './words/tabs'
import { upload } from './words/upload'
import { voice } from './words/voice'
import { day, when } from './words/when'

/** Every word a person sees, grouped by page. */
export const words = {
  common,
  tabs,
  board,
  feed,
  month,
  counter,
  office,
  orders,
  outbox,
  shop,
  elder,
  privacy,
  roles,
  roster,
  signIn,
  helping,
  home,
  activities,
  activityDesk,
  me,
  messages,
  family,
  account,
  look,
  invite,
  overview,
  points,
  review,
  rules,
  submissions,
  upload,
  voice,
  explain,
  when,
  day
} as const
