import { timingSafeEqual } from 'node:crypto'
import { keyed } from './secrets'

/** A card on the door of a household; `number` counts the cards it has had. */
export interface Card {
  householdId: string
  number: number
}

const signatureBytes = 12
const idBytes = 16
const length = idBytes + 2 + signatureBytes

/**
 * What the QR code of a card says: which household and which of its cards, signed for the village. Forty letters, so that
 * the printed code stays coarse enough for an old phone.
 */
export function cardCode(secretKey: string, villageId: string, card: Card): string {
  const body = Buffer.alloc(idBytes + 2)
  Buffer.from(card.householdId.replace(/-/g, ''), 'hex').copy(body)
  body.writeUInt16BE(card.number, idBytes)
  return Buffer.concat([body, sign(secretKey, villageId, body)]).toString('base64url')
}

/** The card a code was printed on; null when it was not made here for this village. Whether it is still in use is not known here. */
export function readCardCode(secretKey: string, villageId: string, code: string): Card | null {
  const given = Buffer.from(code, 'base64url')
  // decoding is lenient with what is no code at all
  if (given.length !== length || given.toString('base64url') !== code) return null
  const body = given.subarray(0, idBytes + 2)
  if (!timingSafeEqual(sign(secretKey, villageId, body), given.subarray(idBytes + 2))) return null
  const id = body.toString('hex', 0, idBytes)
  const householdId = [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20)].join('-')
  return { householdId, number: body.readUInt16BE(idBytes) }
}

const sign = (secretKey: string, villageId: string, body: Buffer) =>
  keyed(secretKey, 'household-card', `${villageId} ${body.toString('hex')}`).subarray(0, signatureBytes)
