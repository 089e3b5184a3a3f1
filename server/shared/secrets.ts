import { createHash, createHmac, randomBytes } from 'node:crypto'

/** 256 random bits for a bearer token. */
export const randomToken = (): string => randomBytes(32).toString('base64url')

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

/** A value only this server can derive again; `purpose` keeps uses apart. 32 bytes. */
export const keyed = (secretKey: string, purpose: string, text: string): Buffer =>
  createHmac('sha256', secretKey).update(`${purpose}:${text}`).digest()
