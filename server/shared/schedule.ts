interface Pace {
  /** Milliseconds from now to the first run. */
  firstAfter: number
  /** Milliseconds between runs. */
  every: number
}

/**
 * Does something a while after the start and again and again from then on. The work answers for its own failures.
 *
 * @returns ends it; resolves when a run under way is over
 */
export function repeat(work: () => Promise<void>, { firstAfter, every }: Pace): () => Promise<void> {
  let timer: NodeJS.Timeout
  let running: Promise<unknown> = Promise.resolve()

  function waitFor(milliseconds: number) {
    timer = setTimeout(() => {
      running = work()
      waitFor(every)
    }, milliseconds)
    timer.unref()
  }

  waitFor(firstAfter)
  return async () => {
    clearTimeout(timer)
    await running
  }
}
