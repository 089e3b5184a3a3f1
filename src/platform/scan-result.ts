export type ScanResult = { kind: 'scanned'; text: string } | { kind: 'cancelled' }

/** What stands around the camera's picture where the app itself shows it. */
export interface ScanWords {
  title: string
  hint: string
  cancel: string
  /** In place of the picture when there is no camera, or none that may be used. */
  noCamera: string
}
