import Taro from '@tarojs/taro'
import type { ScanResult } from './scan-result'

export const canScan = true

/** Reads a QR code with the camera or from a picture; WeChat shows its own words. */
export async function scan(): Promise<ScanResult> {
  try {
    const { result } = await Taro.scanCode({ scanType: ['qrCode'] })
    return { kind: 'scanned', text: result }
  } catch {
    return { kind: 'cancelled' }
  }
}
