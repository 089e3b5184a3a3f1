import type { PaperSize, Passbook, PassbookQuery, PriceSheet, WallSheet, WeekQuery } from '@contract/paper'
import { withPictureAddress } from '@/platform/api'
import { downloadFile } from '@/platform/download'
import { request } from '@/platform/request'

export async function fetchPriceSheet(): Promise<PriceSheet> {
  const sheet = await request.get<PriceSheet>('/paper/price-sheet')
  return { ...sheet, groups: sheet.groups.map((group) => ({ ...group, goods: group.goods.map(withPictureAddress) })) }
}

export async function fetchWallSheet(params: WeekQuery): Promise<WallSheet> {
  const sheet = await request.get<WallSheet>('/paper/wall-sheet', { params })
  return { ...sheet, honours: sheet.honours.map(withPictureAddress) }
}

export const fetchPassbook = (params: PassbookQuery) => request.get<Passbook>('/paper/passbook', { params })

interface WantedFile {
  what: 'price-sheet' | 'wall-sheet' | 'passbook' | 'household-cards'
  /** Of the file, with its ending. */
  name: string
  /** What else the sheet depends on; what is left out stays open. */
  query: { size?: PaperSize; week?: WeekQuery['week']; year?: number; householdId?: string; gridId?: string }
}

/** A sheet as a PDF. */
export function saveSheet({ what, name, query }: WantedFile) {
  const wanted = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${value}`]))
  return downloadFile(`/paper/${what}/file${wanted.length > 0 ? `?${wanted.join('&')}` : ''}`, name)
}
