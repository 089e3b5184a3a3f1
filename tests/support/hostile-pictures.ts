import { crc32, deflateSync, gzipSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import type { ErrorCode } from '../../types/contract/problem'
import { photograph } from './photographs'

/** What must never come out again, whatever went in. */
export const payload = '<script>alert(1)</script>'

interface Hostile {
  name: string
  bytes(): Buffer | Promise<Buffer>
  /** A refusal, or null where what is picture in it is rendered and the rest is gone. */
  refused: ErrorCode | null
}

const small = () => photograph('home').resize(400, 300, { fit: 'cover' }).toColourspace('srgb')
const jpeg = (image: Sharp = small()) => image.jpeg().toBuffer()
const png = (image: Sharp = small()) => image.png().toBuffer()
const webp = (image: Sharp = small()) => image.webp().toBuffer()
const part = (bytes: Buffer, share: number) => bytes.subarray(0, Math.floor(bytes.length * share))
const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'red' }, limitInputPixels: false })

/** A segment after the start of a JPEG. */
function withSegment(image: Buffer, marker: number, content: Buffer) {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([image.subarray(0, 2), head, content, image.subarray(2)])
}

/** Overwrites the size a baseline JPEG claims. */
function withClaimedSize(image: Buffer, width: number, height: number) {
  const at = image.indexOf(Buffer.from([0xff, 0xc0]))
  image.writeUInt16BE(height, at + 5)
  image.writeUInt16BE(width, at + 7)
  return image
}

function chunk(type: string, content: Buffer) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(content.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

const pngSignature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

/** One bit for each pixel, interlaced so that a decoder holds them all; `data` may be enough for that or not. */
function pngClaiming(width: number, height: number, data = Buffer.alloc(100)) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 1], 8)
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(data)), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([pngSignature, ...chunks])
}

/** A chunk right after the header of a PNG. */
const withChunk = (image: Buffer, type: string, content: Buffer) =>
  Buffer.concat([image.subarray(0, 33), chunk(type, content), image.subarray(33)])

const text = (content: string) => () => Buffer.from(content, 'latin1')
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">${payload}</svg>`
const zip = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.from(payload)])

const otherTypes: Hostile[] = Object.entries<Hostile['bytes']>({
  'an SVG': text(svg),
  'an SVG that reads files': text(`<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg}`),
  'a compressed SVG': () => gzipSync(svg),
  'a GIF': () => small().gif().toBuffer(),
  'a GIF that is a script': text('GIF89a=1;/*' + payload),
  'a TIFF': () => small().tiff().toBuffer(),
  'a HEIC': text('\0\0\0\x18ftypheic\0\0\0\0mif1heic'),
  'an AVIF': () => blank(16, 16).avif({ effort: 0 }).toBuffer(),
  'a film': text('\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41'),
  'a BMP': text('BM\x36\x00\x0c\x00\0\0\0\0\x36\0\0\0\x28\0\0\0'),
  'a PDF': text('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj'),
  'a PostScript': text('%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9'),
  'a ZIP': () => zip,
  'an HTML page': text(`<!doctype html>${payload}`),
  'a program': text('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0'),
  'a drawing script': text('push graphic-context\nviewbox 0 0 9 9\nimage over 0,0 0,0 "|id"\npop graphic-context'),
  'a sound in the same container as WebP': text('RIFF\x24\0\0\0WAVEfmt \x10\0\0\0'),
  noise: () => Buffer.from(Array.from({ length: 65_536 }, (_, i) => (i * i * 31 + i * 7 + 3) % 251)),
  'a single byte': text('\xff'),
  'an animation': async () =>
    sharp([await png(), await png(small().negate())], { join: { animated: true } })
      .webp()
      .toBuffer()
}).map(([name, bytes]) => ({ name, bytes, refused: 'photo_type_unsupported' }))

const tooManyPixels: Hostile[] = [
  {
    name: 'a PNG bomb of 14,000 × 14,000',
    bytes: () => pngClaiming(14_000, 14_000, Buffer.alloc(26_000_000))
  },
  {
    name: 'a WebP claiming 16,000 × 16,000',
    async bytes() {
      const image = await webp()
      image.writeUInt16LE(16_000, 26)
      image.writeUInt16LE(16_000, 28)
      return image
    }
  },
  { name: 'a JPEG claiming 65,000 × 65,000', bytes: async () => withClaimedSize(await jpeg(), 65_000, 65_000) },
  { name: 'a PNG claiming 900,000 × 900,000', bytes: () => pngClaiming(900_000, 900_000) }
].map((hostile) => ({ ...hostile, refused: 'photo_too_many_pixels' }))

const unreadable: Hostile[] = Object.entries<Hostile['bytes']>({
  'a JPEG cut after its first bytes': async () => (await jpeg()).subarray(0, 24),
  'a JPEG cut at 10 %': async () => part(await jpeg(), 0.1),
  'a JPEG cut at 50 %': async () => part(await jpeg(), 0.5),
  'a JPEG cut at 90 %': async () => part(await jpeg(), 0.9),
  'a JPEG cut just before its end': async () => part(await jpeg(), 0.99),
  'a progressive JPEG cut at 60 %': async () => part(await small().jpeg({ progressive: true }).toBuffer(), 0.6),
  'a PNG cut at 50 %': async () => part(await png(), 0.5),
  'a PNG cut just before its end': async () => part(await png(), 0.99),
  'a WebP cut at 50 %': async () => part(await webp(), 0.5),
  'a WebP cut just before its end': async () => part(await webp(), 0.99),
  'a JPEG of nothing but start and end': text('\xff\xd8\xff\xd9'),
  'a JPEG start before an HTML page': text(`\xff\xd8\xff${payload}`),
  'a JPEG without height': async () => withClaimedSize(await jpeg(), 400, 0),
  'a PNG without width': () => pngClaiming(0, 10),
  'a PNG larger than its format allows': () => pngClaiming(0xffffffff, 0xffffffff),
  'a PNG without its pixels': () => pngClaiming(300, 300),
  'a PNG with a wrong checksum': async () => {
    const image = await png()
    image[image.length >> 1]! ^= 0x55
    return image
  },
  'a WebP that is noise inside': text('RIFF\x64\0\0\0WEBPVP8 ' + 'noise'.repeat(20))
}).map(([name, bytes]) => ({ name, bytes, refused: 'photo_unreadable' }))

const rendered: Hostile[] = Object.entries<Hostile['bytes']>({
  'a JPEG that is a ZIP too': async () => Buffer.concat([await jpeg(), zip]),
  'a JPEG with a page in its comment': async () => withSegment(await jpeg(), 0xfe, Buffer.from(payload)),
  'a JPEG with broken EXIF': async () =>
    withSegment(await jpeg(), 0xe1, Buffer.from('Exif\0\0MM\0*\0\0\0\x08\xff\xff\xff\xff' + payload, 'latin1')),
  'a JPEG with a segment full of noise': async () => withSegment(await jpeg(), 0xe1, Buffer.alloc(65_000, payload)),
  'a JPEG with a broken colour profile': async () => {
    const image = await small().withIccProfile('p3').jpeg().toBuffer()
    return image.fill(0xee, image.indexOf('ICC_PROFILE') + 14, image.indexOf('ICC_PROFILE') + 150)
  },
  'a JPEG turned in a way that does not exist': async () => {
    const image = await small().withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const tag = image.indexOf(Buffer.from([0x12, 0x01, 0x03, 0x00]))
    image[tag + 8] = 77
    return image
  },
  'a JPEG for printers, CMYK': () => small().toColourspace('cmyk').jpeg().toBuffer(),
  'a progressive JPEG': () => small().jpeg({ progressive: true }).toBuffer(),
  'a grey JPEG': () => jpeg(small().greyscale()),
  'a PNG of 16 bits': () => png(small().toColourspace('rgb16')),
  'a grey PNG of 16 bits': () => png(small().toColourspace('grey16')),
  'a see-through PNG': () => png(small().ensureAlpha(0.3)),
  'an interlaced PNG': () => small().png({ progressive: true }).toBuffer(),
  'a PNG with few colours': () => small().png({ palette: true, colours: 8 }).toBuffer(),
  'a PNG with a page in its text': async () => withChunk(await png(), 'tEXt', Buffer.from(`Comment\0${payload}`)),
  'a PNG with a text that unpacks to 64 MB': async () =>
    withChunk(await png(), 'zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.alloc(64 << 20))])),
  'a PNG with more behind it': async () => Buffer.concat([await png(), zip]),
  'a see-through WebP': () => webp(small().ensureAlpha(0.3)),
  'a single pixel': () => png(blank(1, 1)),
  'a very long line': () => png(blank(30_000, 2))
}).map(([name, bytes]) => ({ name, bytes, refused: null }))

export const hostilePictures: Hostile[] = [
  { name: 'an empty file', bytes: () => Buffer.alloc(0), refused: 'photo_empty' },
  ...otherTypes,
  ...tooManyPixels,
  ...unreadable,
  ...rendered
]
