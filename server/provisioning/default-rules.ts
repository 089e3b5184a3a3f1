import type { Column } from '../../types/contract/rules'

interface DefaultRule {
  column: Column
  name: string
  hint: string
  minPhotos: number
  maxPhotos: number
  points: number
  minPoints: number
  maxPoints: number
  anonymous: boolean
}

/** The terms of the Chaozhou pilot of 2022: what a new village begins with and changes as it likes. */
export const defaultRules: readonly DefaultRule[] = [
  {
    column: 'courtyard', name: '我家庭院', hint: '门前三包,院子前后拍 3 张',
    minPhotos: 3, maxPhotos: 3, points: 2, minPoints: 2, maxPoints: 2, anonymous: false
  },
  {
    column: 'volunteering', name: '志愿服务', hint: '参加村里的志愿活动,拍下来',
    minPhotos: 1, maxPhotos: 9, points: 2, minPoints: 2, maxPoints: 2, anonymous: false
  },
  {
    column: 'environment', name: '环境观察', hint: '看到乱倒垃圾、乱停车,拍下来',
    minPhotos: 1, maxPhotos: 9, points: 2, minPoints: 2, maxPoints: 2, anonymous: true
  },
  {
    column: 'study', name: '集体学习', hint: '参加村里组织的学习,拍下来',
    minPhotos: 1, maxPhotos: 9, points: 2, minPoints: 2, maxPoints: 2, anonymous: false
  },
  {
    column: 'honour', name: '荣誉展示', hint: '奖状、证书,拍给大家看',
    minPhotos: 1, maxPhotos: 9, points: 20, minPoints: 5, maxPoints: 50, anonymous: false
  }
]
