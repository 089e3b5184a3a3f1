/** Side of the square of grey values that `perceptualHash` looks at. */
export const hashedSide = 32

const places = Array.from({ length: hashedSide ** 2 }, (_, i) => ({ x: i % hashedSide, y: Math.floor(i / hashedSide) }))

// Cosine waves of the 64 lowest frequencies after the mean, which says only how bright the picture is.
const waves = [...places]
  .sort((a, b) => a.x + a.y - (b.x + b.y) || a.x - b.x)
  .slice(1, 65)
  .map((frequency) => places.map(({ x, y }) => cosine(frequency.x, x) * cosine(frequency.y, y)))

function cosine(frequency: number, at: number) {
  return Math.cos((Math.PI * frequency * (2 * at + 1)) / (2 * hashedSide))
}

/**
 * A 64-bit fingerprint that survives scaling and re-compression (a DCT hash).
 *
 * @param grey 32 × 32 grey values, row by row
 * @returns signed, as PostgreSQL's bigint holds it; near-duplicates differ in few bits
 */
export function perceptualHash(grey: Uint8Array): bigint {
  const strengths = waves.map((wave) => grey.reduce((sum, value, at) => sum + value * (wave[at] ?? 0), 0))
  const [median = 0] = [...strengths].sort((a, b) => a - b).slice(31)
  const bits = strengths.reduce((hash, strength) => (hash << 1n) | (strength > median ? 1n : 0n), 0n)
  return BigInt.asIntN(64, bits)
}

/** In how many of the 64 bits two fingerprints differ. */
export function hammingDistance(a: bigint, b: bigint): number {
  return BigInt.asUintN(64, a ^ b)
    .toString(2)
    .replaceAll('0', '').length
}
