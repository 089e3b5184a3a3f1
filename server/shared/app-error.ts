import { errorStatus, type ErrorCode } from '../../types/contract/problem'

/** A refusal the caller can understand; becomes a problem document with the status of its code. */
export class AppError extends Error {
  readonly status: number

  /**
   * @param code stable reason from the contract
   * @param detail English, for developers
   * @param fields facts the sentence shown to people needs
   */
  constructor(
    readonly code: ErrorCode,
    readonly detail?: string,
    readonly fields?: Record<string, unknown>
  ) {
    super(detail ?? code)
    this.name = 'AppError'
    this.status = errorStatus[code]
  }
}
