/** Why the server does not start, in words for whoever starts it; no stack trace would add to them. */
export class StartError extends Error {
  override readonly name: string = 'StartError'
}
