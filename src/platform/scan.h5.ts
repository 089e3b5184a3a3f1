import type { ScanResult } from './scan-result'

export const canScan = false

/** A browser does not scan; the page offers to type the digits. */
export async function scan(): Promise<ScanResult> {
  return { kind: 'unsupported' }
}
