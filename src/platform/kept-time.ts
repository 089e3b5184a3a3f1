/** Milliseconds a kept file stays though nobody refers to it: whoever has just kept it may be about to write it down. */
export const grace = 3_600_000
