/** Where the server takes the time from; tests and the demo history bring their own. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
