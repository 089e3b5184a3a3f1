/** Differing bits of 64 up to which two photos are shown to the reviewer as alike. */
export const alikeWithin = 7

const bits = 16

/** A band and everything that differs from it in one bit. */
const around = (band: number): number[] => [band, ...Array.from({ length: bits }, (_, bit) => band ^ (1 << bit))]

/**
 * What to look up in each of the four bands of 16 bits. Two hashes that differ in at most seven bits differ in at most one
 * bit of at least one band, so nothing within `alikeWithin` is missed.
 *
 * @param hash 64 bits, signed, as PostgreSQL's bigint holds it
 */
export function neighbourBands(hash: bigint): [number[], number[], number[], number[]] {
  const band = (shift: bigint) => around(Number((hash >> shift) & 0xffffn))
  return [band(48n), band(32n), band(16n), band(0n)]
}
