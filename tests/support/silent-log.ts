import type { Log } from '../../server/log'

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }
