interface Answer {
  statusCode: number
  data: string
}

declare global {
  interface Window {
    /** By the whole address; with whose authorization they were asked for. Put there by src/index.html. */
    earlyAnswers?: { authorization: string } & Record<string, Promise<Answer | undefined> | string>
  }
}

/** Milliseconds: older than this the answer may be out of date, and no longer than this is it waited for. */
const limits = { age: 30_000, wait: 5_000 }

/**
 * The answer to what the page has asked before the app ran: handed out once, and only to who asked.
 * @returns undefined where it was not asked, or not answered
 */
export async function takeEarlyAnswer(address: string, authorization: string | undefined): Promise<Answer | undefined> {
  const early = window.earlyAnswers
  const answer = early?.[address]
  if (!early || typeof answer !== 'object') return undefined
  delete early[address]
  if (early.authorization !== authorization || performance.now() > limits.age) return undefined
  return Promise.race([answer, new Promise<undefined>((resolve) => setTimeout(resolve, limits.wait))])
}
