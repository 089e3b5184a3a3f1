/** The part of pino's logger that the process needs before there is an application with a logger of its own. */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
