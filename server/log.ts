/** The part of pino's logger that the process needs before there is an application with a logger of its own. */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** For somebody who looks on while things are built and started. */
export const progress: Log = {
  info: (_, message) => void process.stdout.write(`  ${message}\n`),
  warn: (_, message) => void process.stdout.write(`  Warning: ${message}\n`),
  error: (_, message) => void process.stderr.write(`  Error: ${message}\n`)
}

/** What a log line says of a request: never the query, which holds photo signatures, nor the address of a person. */
export const requestLog = {
  req: ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?')[0] })
}
