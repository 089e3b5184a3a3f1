/** hold, release and hand_over follow the orders; the others are the keeper's. */
export const stockMovementKinds = ['in', 'out', 'broken', 'counted', 'hold', 'release', 'hand_over'] as const
export type StockMovementKind = (typeof stockMovementKinds)[number]
