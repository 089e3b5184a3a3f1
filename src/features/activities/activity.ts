import type { Activity } from '@contract/activities'

/** Whether every place is taken. */
export const isFull = ({ capacity, signUps }: Pick<Activity, 'capacity' | 'signUps'>): boolean => capacity !== null && signUps >= capacity

/** Neither over nor cancelled. */
const isUnderWay = ({ phase }: Pick<Activity, 'phase'>) => phase === 'coming' || phase === 'running'

/** What somebody of a household can do about it now. */
export const choicesOf = (activity: Activity) => {
  const { signedUp, signUpOpen, present, checkInOpen, running } = activity
  return {
    // once people check in nobody needs a place: who has none left to sign up for just comes
    signUp: signUpOpen && !signedUp && !present && !(checkInOpen && isFull(activity)),
    giveUp: signedUp && !present && isUnderWay(activity),
    checkIn: checkInOpen && !present,
    photograph: running
  }
}
