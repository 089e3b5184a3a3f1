import { createHash } from 'node:crypto'

/** Leaves and nodes begin differently, so that neither can pass for the other. */
const leafMark = Buffer.from([0])
const nodeMark = Buffer.from([1])

const hash = (...parts: Buffer[]): Buffer => {
  const sha256 = createHash('sha256')
  for (const part of parts) sha256.update(part)
  return sha256.digest()
}

export const leafOf = (content: Buffer): Buffer => hash(leafMark, content)

/**
 * The tree of RFC 6962 over leaves, from the leaves up to the root: two neighbours make a node, and a last one without a
 * neighbour moves up as it is. The root over nothing is the hash of nothing.
 */
export function treeOver(leaves: readonly Buffer[]): Buffer[][] {
  const levels: Buffer[][] = [leaves.length > 0 ? [...leaves] : [hash()]]
  for (let level = levels[0] as Buffer[]; level.length > 1; levels.push(level)) {
    const below = level
    level = []
    for (let index = 0; index < below.length; index += 2) {
      const [left, right] = below.slice(index, index + 2) as [Buffer, Buffer?]
      level.push(right ? hash(nodeMark, left, right) : left)
    }
  }
  return levels
}

export const rootOf = (tree: readonly Buffer[][]): Buffer => tree.at(-1)?.[0] ?? hash()

/** The siblings that lead from a leaf up to the root; a level on which it has none is left out. */
export function pathOf(tree: readonly Buffer[][], position: number): Buffer[] {
  return tree.flatMap((level, height) => level[(position >> height) ^ 1] ?? [])
}
