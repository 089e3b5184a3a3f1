/** Milliseconds after an activity's end in which people still send in what they took there. */
export const graceAfterEnd = 86_400_000

/** Whether photos may be sent in for the activity now. */
export const isRunning = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, now: Date): boolean =>
  startsAt <= now && now.getTime() < endsAt.getTime() + graceAfterEnd
