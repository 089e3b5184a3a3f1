/** Why the server does not start, in words for whoever starts it; no stack trace would add to them. */
export class StartError extends Error {
  override readonly name: string = 'StartError'
}

/** Says why nothing was started, and ends the process. */
export function failStart(error: unknown): never {
  const words = error instanceof StartError ? error.message : error instanceof Error ? error.stack : String(error)
  process.stderr.write(`\n${words}\n\n`)
  process.exit(1)
}
