import type { Created, Page } from '@contract/common'
import type { AwardedHonour, Honour, HonourCreate } from '@contract/honours'
import { withAddresses } from '@/platform/api'
import { request } from '@/platform/request'

async function fetchPage<Item extends Pick<Honour, 'photo'>>(url: string, cursor?: string): Promise<Page<Item>> {
  const page = await request.get<Page<Item>>(url, { params: { cursor } })
  return { ...page, items: page.items.map((item) => ({ ...item, photo: item.photo && withAddresses(item.photo) })) }
}

/** What the village has given, the latest first. */
export const fetchHonours = (cursor?: string) => fetchPage<Honour>('/honours', cursor)

/** The same with names and with what was revoked. */
export const fetchAwarded = (cursor?: string) => fetchPage<AwardedHonour>('/honours/awarded', cursor)

export const award = (honour: HonourCreate, idempotencyKey: string) => request.post<Created>('/honours', honour, { idempotencyKey })

export const revoke = (id: string) => request.post<void>(`/honours/${id}/revoke`)
