import type { VillageList, VillageShowcase } from '@contract/villages'
import { withPictureAddress } from '@/platform/api'
import { request } from '@/platform/request'

/** The villages of this server and whether its demo people may be used; needs no session. */
export const fetchVillages = () => request.get<VillageList>('/villages')

/** What a village gives points for and what they are worth; needs no session. */
export async function fetchShowcase(villageId: string): Promise<VillageShowcase> {
  const { goods, ...showcase } = await request.get<VillageShowcase>(`/villages/${villageId}/showcase`)
  return { ...showcase, goods: { ...goods, items: goods.items.map(withPictureAddress) } }
}
