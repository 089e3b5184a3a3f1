import type { OpeningTime } from '../../types/contract/shops'
import { StartError } from '../start-error'

const span = /^(\d{1,2}:\d{2})\s*[–—~-]\s*(\d{1,2}:\d{2})$/

/**
 * Opening hours as an operator writes them, the same for every day of the week: 8:30–12:00,14:00–17:30.
 *
 * @throws StartError for what are no times of a day, one after the other
 */
export function readHours(text: string): OpeningTime[][] {
  const times = text.split(/[,,、]/).map((part) => {
    const [, from = '', until = ''] = span.exec(part.trim()) ?? []
    return { from: from.padStart(5, '0'), until: until.padStart(5, '0') }
  })
  const instants = times.flatMap(({ from, until }) => [from, until])
  const valid = instants.every((time, index) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time) && time > (instants[index - 1] ?? ''))
  if (!valid) throw new StartError(`Opening hours are not like 8:30–12:00,14:00–17:30: "${text}"`)
  return Array.from({ length: 7 }, () => times)
}
