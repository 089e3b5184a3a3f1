import { screen } from '@testing-library/react'
import type { RosterHousehold } from '@contract/roster'
import { useParam } from '@/platform/navigation'

const unit = { id: 'u1', name: '上村', head: '许某', headPhone: '13800000011', households: 1, version: 1 }
const grid = { id: 'g1', name: '第一网格', head: '陈某', headPhone: '13800000001', households: 20, version: 3, units: [unit] }
const second = { ...grid, id: 'g2', name: '第二网格', households: 0, version: 1, units: [] }
export const grids = { items: [grid, second] }
const row = { id: 'h1', label: '第一网格 1 号', number: 1, grid: '第一网格', unit: '上村', head: '张三', people: 3, members: 1 }
const other = { ...row, id: 'h2', label: '第一网格 2 号', number: 2, unit: null, head: null, people: 0, members: 0 }
export const list = { items: [row, other], nextCursor: null }
export const household: RosterHousehold = {
  id: 'h1', version: 4, label: '第一网格 1 号', number: 1, grid: { id: 'g1', name: '第一网格' }, unit: { id: 'u1', name: '上村' },
  mergedInto: null, free: 30, openOrders: 0, changes: [],
  people: [
    { id: 'e1', name: '张三', phone: '13900000001', head: true, accountId: 'a1' },
    { id: 'e2', name: '张阿婆', phone: null, head: false, accountId: null }
  ],
  accounts: [
    { id: 'a1', name: '张三', roles: ['resident'], disabled: false, entryId: 'e1' },
    { id: 'a2', name: '张小妹', roles: ['resident'], disabled: true, entryId: null }
  ]
}

/** What the page is opened with. */
export const withId = (id: string) => jest.mocked(useParam).mockImplementation((name) => (name === 'id' ? id : ''))
export const button = (name: string | RegExp) => screen.findByRole('button', { name })
