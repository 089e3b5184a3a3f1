import type { LimitPeriod } from '@contract/goods'

export const limitPeriods: Readonly<Record<LimitPeriod, string>> = { day: '每天', week: '每周', month: '每月', year: '每年', ever: '一共' }

/** 每户每月限 2 份: the same for who redeems and for who keeps the shop. */
export const limitWords = ({ pieces, period }: { pieces: number; period: LimitPeriod }) => `每户${limitPeriods[period]}限 ${pieces} 份`
