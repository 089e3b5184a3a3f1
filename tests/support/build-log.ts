import type { Log } from '../../server/log'

const say = (_: object, message: string) => void process.stderr.write(`${message}\n`)

/** For whoever waits for a test run to begin. */
export const buildLog: Log = { info: say, warn: say, error: say }
