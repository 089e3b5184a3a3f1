import type { ScanResult, ScanWords } from './scan-result'

/** Browsers show the camera to pages they trust: https, or the machine itself. */
export const canScan = typeof navigator !== 'undefined' && Boolean(navigator.mediaDevices)

/** Reads a QR code with the camera, by a program that is fetched when it is first needed. */
export async function scan(words: ScanWords): Promise<ScanResult> {
  const { scanWithCamera } = await import('./camera-scan')
  return scanWithCamera(words)
}
