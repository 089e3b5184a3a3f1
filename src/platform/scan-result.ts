export type ScanResult = { kind: 'scanned'; text: string } | { kind: 'cancelled' } | { kind: 'unsupported' }
