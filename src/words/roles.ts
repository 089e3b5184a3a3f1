import type { Role } from '@contract/sessions'

/** What somebody is in the village, as people call it. */
export const roles: Record<Role, string> = {
  resident: '村民',
  reviewer: '审核员',
  villageAdmin: '村管理员',
  shopkeeper: '超市店员',
  supervisor: '督导员'
}
