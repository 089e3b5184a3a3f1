import { hash } from '@stablelib/sha256'
import type { StatementProofs } from '@contract/statements'

type Proof = StatementProofs['items'][number]

/** What became of computing the root anew from one's own lines. */
export interface Verdict {
  /** Lines that lead to the root. */
  verified: Proof[]
  /** Lines that do not, or that stand where another one stands. */
  wrong: Proof[]
}

const leafMark = 0
const nodeMark = 1

/** UTF-8; WeChat has no TextEncoder. */
function bytesOf(text: string): Uint8Array {
  const bytes = encodeURIComponent(text).replace(/%(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Uint8Array.from(bytes, (byte) => byte.charCodeAt(0))
}

const fromHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16))
const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

function hashOf(mark: number, ...parts: Uint8Array[]): Uint8Array {
  const content = new Uint8Array(1 + parts.reduce((length, part) => length + part.length, 0))
  content[0] = mark
  let at = 1
  for (const part of parts) {
    content.set(part, at)
    at += part.length
  }
  return hash(content)
}

/** A line's hash in the format of docs/statements.md. */
function leafOf({ villageId, month }: StatementProofs, line: Proof): Uint8Array {
  const { position, householdId, label, kind, about, amount, happenedAt, salt } = line
  const fields = ['village-points statement 1', villageId, month, position, householdId, label, kind, about, amount, happenedAt]
  return hashOf(leafMark, fromHex(salt), bytesOf(fields.join('\n')))
}

/** The root that a leaf and its siblings lead to; null where there are too few or too many of them. */
function rootFrom(leaf: Uint8Array, { position, path }: Proof, lines: number): string | null {
  if (position >= lines) return null
  const siblings = path.map(fromHex)
  let node = leaf
  for (let at = position, width = lines; width > 1; at = Math.floor(at / 2), width = Math.ceil(width / 2)) {
    if (at % 2 === 0 && at + 1 === width) continue
    const sibling = siblings.shift()
    if (!sibling) return null
    node = at % 2 === 1 ? hashOf(nodeMark, sibling, node) : hashOf(nodeMark, node, sibling)
  }
  return siblings.length === 0 ? toHex(node) : null
}

/** Computes the root from each line and its proof, here on the device, and compares it with the one that was published. */
export function verify(proofs: StatementProofs, publishedRoot: string): Verdict {
  const places = new Set<number>()
  const verdict: Verdict = { verified: [], wrong: [] }
  for (const line of proofs.items) {
    const leads = rootFrom(leafOf(proofs, line), line, proofs.lines) === publishedRoot
    const alone = !places.has(line.position)
    places.add(line.position)
    verdict[leads && alone ? 'verified' : 'wrong'].push(line)
  }
  return verdict
}
