import type { Goods, LimitPeriod } from '@contract/goods'

export const limitPeriods: Readonly<Record<LimitPeriod, string>> = { day: '每天', week: '每周', month: '每月', year: '每年', ever: '一共' }

/** 每户每月限 2 份: the same for who redeems and for who keeps the shop. */
export const limitWords = ({ pieces, period }: { pieces: number; period: LimitPeriod }) => `每户${limitPeriods[period]}限 ${pieces} 份`

/** 每户每月限 2 份,您家还能换 1 份. @param whose what the household is called */
export function limitLeftWords({ left, ...limit }: NonNullable<Goods['limit']>, whose: string): string {
  const whole = limitWords(limit)
  if (left === null) return whole
  return left === 0 ? `${whole},${whose}换够了` : `${whole},${whose}还能换 ${left} 份`
}
