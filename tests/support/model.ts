import type fc from 'fast-check'
import type { OrderStatus } from '../../types/contract/orders'
import type { SubmissionStatus } from '../../types/contract/submissions'
import type { Answer, Person } from './person'
import type { TestServer } from './server'

export interface ModelGoods {
  id: string
  price: number
  /** A price starts at an instant, and the clock of the tests stands: it changes once. */
  repriced: boolean
  stock: number
  held: number
  open: boolean
}

export interface ModelOrder {
  id: string
  household: number
  /** While it is held: a voucher makes it another one. */
  version: number
  points: number
  lines: { goods: ModelGoods; quantity: number }[]
  status: OrderStatus
}

/** What the server should know: kept by the plainest means, to compare it with. */
export interface Model {
  households: { free: number; held: number; spent: number }[]
  goods: ModelGoods[]
  submissions: {
    id: string
    household: number
    photoIds: string[]
    version: number
    status: SubmissionStatus
    appealed: boolean
    resubmitted: boolean
  }[]
  orders: ModelOrder[]
}

export interface Real {
  server: TestServer
  /** One of each household. */
  people: Person[]
  /** Decides; the second one on appeals. */
  reviewers: [Person, Person]
  keeper: Person
  /** Lets expire what is due, as the calendar does. */
  expire: () => Promise<void>
  /** Runs work of the whole village alone, because other sequences are played in it at the same time. */
  alone: <T>(work: () => Promise<T>) => Promise<T>
}

type Command = fc.AsyncCommand<Model, Real>

export const pick = <T>(list: T[], choice: number): T | undefined => list[choice % list.length]

export async function expectAnswer(pending: Promise<Answer<unknown>> | Answer<unknown>, expected: number | string) {
  const { status, body } = await pending
  expect(status < 300 ? status : (body as { code: string }).code).toBe(expected)
}

export function command(
  name: string,
  check: (model: Model) => boolean,
  run: (model: Model, real: Real) => Promise<void>
): Command {
  return { check, run, toString: () => name }
}
