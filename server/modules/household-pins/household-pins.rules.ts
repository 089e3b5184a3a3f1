import { AppError } from '../../shared/app-error'

const runs = ['01234567890', '09876543210']

/** The first thing somebody else would try: one digit or two over and over, or a run of them. */
const isEasy = (pin: string): boolean =>
  /^(\d)\1*$/.test(pin) || /^(\d\d)\1*$/.test(pin) || /^(\d{3})\1$/.test(pin) || runs.some((run) => run.includes(pin))

/** @throws pin_too_easy */
export function checkPin(pin: string): void {
  if (isEasy(pin)) throw new AppError('pin_too_easy')
}
