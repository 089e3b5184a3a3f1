import { routes } from '@/routes'
import { webAddress } from './web-address'

/** What the QR code on the wall opens: the web app's page that checks in at once. */
export const checkInAddress = (activityId: string, code: string) => `${webAddress()}/#${routes.checkIn}?id=${activityId}&code=${code}`

/** The activity and the code in what was scanned; null when it is none of these addresses. */
export function checkInIn(text: string): { id: string; code: string } | null {
  const [, query = ''] = text.split(`#${routes.checkIn}?`)
  const value = (name: string) => new RegExp(`(?:^|&)${name}=([^&#]*)`).exec(query)?.[1]
  const [id, code] = [value('id'), value('code')]
  return id && code ? { id, code } : null
}
