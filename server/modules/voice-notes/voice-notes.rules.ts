/** Largest voice note, in bytes: a minute of speech needs a third of it. */
export const maxVoiceNoteBytes = 1024 * 1024

const mp4Brand = /^(M4[AB] |mp4[12]|iso\w|dash|3gp\w|qt {2}|cmfc)$/

/** The type is what the first bytes say; declared types come from the sender. Null for anything that is no speech. */
export function mediaTypeOf(content: Buffer): string | null {
  const text = content.toString('latin1', 0, 12)
  if (text.startsWith('ID3')) return 'audio/mpeg'
  if (text.startsWith('OggS')) return 'audio/ogg'
  if (text.startsWith('\x1a\x45\xdf\xa3')) return 'audio/webm'
  if (text.slice(4, 8) === 'ftyp') return mp4Brand.test(text.slice(8)) ? 'audio/mp4' : null
  return frameType(content[0] ?? 0, content[1] ?? 0)
}

/** MPEG frames begin with eleven or twelve set bits; the layer tells ADTS (0) from MP3 (1, written for layer III). */
function frameType(first: number, second: number) {
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null
  const layer = (second >> 1) & 3
  if (layer === 1) return 'audio/mpeg'
  return layer === 0 && (second & 0xf0) === 0xf0 ? 'audio/aac' : null
}
