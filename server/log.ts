/** The part of pino's logger that the process needs before there is an application with a logger of its own. */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** What a log line says of a request: never the query, which holds photo signatures, nor the address of a person. */
export const requestLog = {
  req: ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?')[0] })
}
