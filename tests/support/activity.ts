import type { ActivityCreate } from '../../types/contract/activities'
import { created, type Person } from './person'
import type { TestServer } from './server'

export const minute = 60_000

/** From now in minutes; what a plan says instead of instants. */
interface Plan extends Partial<Omit<ActivityCreate, 'startsAt' | 'endsAt' | 'signUpUntil'>> {
  starts?: number
  ends?: number
  signUpUntil?: number | null
}

/** An hour of cleaning that starts in an hour, unless the plan says otherwise. */
export function planned(server: Pick<TestServer, 'clock'>, { starts = 60, ends = starts + 60, signUpUntil = null, ...plan }: Plan = {}): ActivityCreate {
  const at = (minutes: number) => new Date(server.clock.current.getTime() + minutes * minute).toISOString()
  return {
    column: 'volunteering', title: '清理水渠', description: '带上铁锹', place: '祠堂门口', capacity: null, points: 2,
    startsAt: at(starts), endsAt: at(ends), signUpUntil: signUpUntil === null ? null : at(signUpUntil), ...plan
  }
}

/** @returns its id */
export const publish = (server: TestServer, plan: Plan = {}, admin: Person = server.as('villageAdmin')): Promise<string> =>
  created(admin.post('/activities', planned(server, plan)))
