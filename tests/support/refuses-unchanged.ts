import type { ErrorCode, Problem } from '../../types/contract/problem'
import { refusal, type Answer } from './person'
import type { TestServer } from './server'

export type Attempt = () => Promise<Answer<unknown>>

/** Asserts that an attempt is refused with the code, and that not a row or a file is more or less than before. */
export async function refusesUnchanged(server: TestServer, code: ErrorCode, attempt: Attempt): Promise<Problem> {
  const before = [await server.snapshot(), server.photoFiles()]
  const problem = await refusal(attempt(), code)
  expect([await server.snapshot(), server.photoFiles()]).toEqual(before)
  return problem
}
