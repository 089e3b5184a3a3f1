import type { Role } from '../../types/contract/sessions'
import type { NewVillage } from '../provisioning/provision-village'

const shop = { place: '党群服务中心一楼', hours: '8:30–11:30,14:30–18:00', phone: '13800000009' }

/** Names that nobody takes for a real person's: everybody is 演示, "demonstration". */
const grids = [
  { name: '第一网格', headName: '陈演示', headPhone: '13800000001', households: 10 },
  { name: '第二网格', headName: '林演示', headPhone: '13800000002', households: 10 },
  { name: '第三网格', headName: '黄演示', headPhone: '13800000003', households: 10 }
]

/** The five villages of the pilot of 2022. */
export const demoVillages: readonly NewVillage[] = [
  { name: '永安寨村', county: '潮安区', shop, grids },
  { name: '内里村', county: '饶平县', shop, grids },
  { name: '黄正村', county: '饶平县', shop, grids },
  { name: '高厝塘村', county: '湘桥区', shop, grids },
  { name: '藏龙村', county: '枫溪区', shop, grids }
]

interface DemoPerson {
  persona: 'resident' | 'resident2' | 'reviewer' | 'villageAdmin' | 'shopkeeper'
  name: string
  roles: Role[]
  /** Position among the village's households; null for somebody without one. */
  household: number | null
}

/** Who can sign in without a password, in each village. */
export const demoPeople: readonly DemoPerson[] = [
  { persona: 'resident', name: '张三', roles: ['resident'], household: 2 },
  { persona: 'resident2', name: '李四', roles: ['resident'], household: 12 },
  { persona: 'reviewer', name: '王审核', roles: ['resident', 'reviewer'], household: 20 },
  { persona: 'villageAdmin', name: '赵管理', roles: ['villageAdmin'], household: null },
  { persona: 'shopkeeper', name: '钱店员', roles: ['shopkeeper'], household: null }
]

/** Family of those who sign in; they themselves do not. */
export const demoFamily: readonly { name: string; household: number }[] = [
  { name: '张阿婆', household: 2 },
  { name: '张小妹', household: 2 },
  { name: '李阿公', household: 12 }
]

export const demoSupervisor = { persona: 'supervisor' as const, name: '孙督导', roles: ['supervisor'] as Role[] }

const surnames = ['陈', '林', '黄', '许', '郑', '蔡', '吴', '谢', '杨', '刘'] as const
const stems = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'] as const

/** One plainly made-up resident per household. */
export const demoResidentName = (household: number): string =>
  `${surnames[household % surnames.length]}${stems[Math.floor(household / surnames.length) % stems.length]}`
