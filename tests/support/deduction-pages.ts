import type { Deduction } from '@contract/deductions'

/** 2 points taken from 第一网格 3 号 by somebody else, with one photo. */
export const deduction = (changes: Partial<Deduction> = {}): Deduction => ({
  id: 'd1', rule: { id: 'r9', name: '乱堆杂物' }, household: { id: 'h3', label: '第一网格 3 号' }, reason: '门口堆着碎砖', points: 2, taken: 2,
  photos: [{ id: 'p1', url: '/p1.jpg', thumbnailUrl: '/p1-small.jpg', width: 1600, height: 1200 }], madeBy: '王审核',
  createdAt: '2026-03-01T00:03:00.000Z', status: 'standing', appeal: null, decision: null, mayAppeal: false, bar: null, version: 1, ...changes
})
