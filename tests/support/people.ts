import type { Profile, Session } from '@contract/sessions'
import { permissionsOf } from '../../server/shared/permissions'
import { useSession } from '@/features/session/store'
import { forgetFormsOf } from '@/platform/kept-form'

const village = { id: 'v1', name: '永安寨村', county: '潮安区' }
const household = { id: 'h3', label: '第一网格 3 号', grid: '第一网格', gridHead: '陈演示', gridHeadPhone: '13800000001', unit: null }

const everybody = {
  resident: { accountId: 'a1', name: '张三', roles: ['resident'], village, household },
  reviewer: { accountId: 'a2', name: '王审核', roles: ['resident', 'reviewer'], village, household },
  villageAdmin: { accountId: 'a3', name: '赵管理', roles: ['villageAdmin'], village, household: null },
  shopkeeper: { accountId: 'a4', name: '钱店员', roles: ['shopkeeper'], village, household: null },
  supervisor: { accountId: 'a5', name: '孙督导', roles: ['supervisor'], village: null, household: null }
} satisfies Record<string, Omit<Profile, 'permissions'>>

export const profileOf = (who: keyof typeof everybody): Profile => ({ ...everybody[who], permissions: permissionsOf(everybody[who]) })

export const sessionOf = (who: keyof typeof everybody): Session => ({
  token: `token-of-${who}`,
  expiresAt: '2099-01-01T00:00:00.000Z',
  profile: profileOf(who)
})

/** Makes somebody the one who is signed in, in normal or 长辈版, and has begun to write nothing. */
export function signInAs(who: keyof typeof everybody, { elder = false } = {}) {
  forgetFormsOf(everybody[who].accountId)
  useSession.setState({ session: sessionOf(who), ended: null, elder })
}

export const signedOut = () => useSession.setState({ session: null, ended: null, elder: false })
