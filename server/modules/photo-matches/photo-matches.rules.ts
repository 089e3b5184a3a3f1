/** Differing bits of 64 up to which two photos are shown to the reviewer as alike. */
export const alikeWithin = 8

const bits = Array.from({ length: 16 }, (_, bit) => 1 << bit)

/** A band and everything that differs from it in one bit. */
const within1 = (band: number): number[] => [band, ...bits.map((bit) => band ^ bit)]

/** The same, and everything that differs in two. */
const within2 = (band: number): number[] =>
  [...within1(band), ...bits.flatMap((bit, at) => bits.slice(at + 1).map((other) => band ^ bit ^ other))]

/**
 * What to look up in each of the four bands of 16 bits. A hash that is found in none of them differs in three bits or more
 * of the first and in two or more of each other one, nine in all: nothing within `alikeWithin` is missed.
 */
function neighbourBands(hash: bigint): { a: number[]; b: number[]; c: number[]; d: number[] } {
  const band = (shift: bigint) => Number((hash >> shift) & 0xffffn)
  return { a: within2(band(48n)), b: within1(band(32n)), c: within1(band(16n)), d: within1(band(0n)) }
}

/** What to look for to find all photos that look like the one with this hash: 64 bits, signed, as PostgreSQL's bigint holds it. */
export const likenessOf = (hash: string) => ({ hash, within: alikeWithin, bands: neighbourBands(BigInt(hash)) })
