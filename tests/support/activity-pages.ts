import type { Activity } from '@contract/activities'

/** An activity to come, of which nobody knows yet, for client tests. */
export const activity = (id: string, title: string, changes: Partial<Activity> = {}): Activity => ({
  id, title, column: 'volunteering', description: '', place: '祠堂门口', startsAt: '2099-01-24T00:00:00.000Z', endsAt: '2099-01-24T03:00:00.000Z',
  phase: 'coming', running: false, points: 2, capacity: null, signUps: 0, signUpUntil: '2099-01-24T00:00:00.000Z', signUpOpen: true,
  signedUp: false, checkInFrom: '2099-01-23T23:45:00.000Z', checkInOpen: false, came: 0, present: false, pointsGivenAt: null, version: 1,
  ...changes
})

/** What it is like while it goes on. */
export const goingOn = { phase: 'running', running: true, signUpOpen: false, checkInOpen: true } as const

/** One that goes on, for who runs it. */
export const running = activity('v1', '村庄清洁周', { ...goingOn, signUps: 2, capacity: 10 })
