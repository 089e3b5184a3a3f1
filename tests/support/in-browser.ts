import { chromiumPath } from './browser'

/** What needs a browser is skipped where there is none; the global set-up has said why. */
export const describeInBrowser = chromiumPath() ? describe : describe.skip

/** The server that the browser tests share, started by their global set-up. */
export const serverAddress = (): string => process.env.E2E_ADDRESS ?? ''

/** Where the data of that server lies. */
export const serverData = (): string => process.env.E2E_DATA_DIR ?? ''
