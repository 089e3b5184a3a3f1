import { PDFiumLibrary } from '@hyzyla/pdfium'
import jsQR from 'jsqr'
import sharp from 'sharp'

export interface PdfPage {
  /** In millimetres, rounded. */
  width: number
  height: number
  text: string
  /** At 150 dots per inch, as RGBA. */
  picture: { data: Buffer; width: number; height: number }
}

const dotsPerInch = 150
const inMillimetres = (points: number) => Math.round((points / 72) * 25.4)

/** Reads a file as a PDF reader does: each page with its words and as it is printed. */
export async function readPdf(content: Buffer): Promise<PdfPage[]> {
  const library = await PDFiumLibrary.init()
  try {
    const document = await library.loadDocument(content)
    const pages: PdfPage[] = []
    for (const page of document.pages()) {
      const { originalWidth: width, originalHeight: height } = page.getOriginalSize()
      const text = page.getText().replace(/\s+/g, ' ')
      const { data, ...size } = await page.render({ scale: dotsPerInch / 72, render: 'bitmap' })
      const picture = { data: Buffer.from(data), width: size.width, height: size.height }
      pages.push({ width: inMillimetres(width), height: inMillimetres(height), text, picture })
    }
    document.destroy()
    return pages
  } finally {
    library.destroy()
  }
}

interface Square {
  left: number
  top: number
  side: number
}

/** What the one QR code in a part of the page says; null where none is read. Measured in shares of the width. */
export async function codeOn({ picture: { data, width, height } }: PdfPage, part: Square): Promise<string | null> {
  const left = Math.round(part.left * width)
  const top = Math.round(part.top * width)
  const side = Math.min(Math.round(part.side * width), width - left, height - top)
  const cut = await sharp(data, { raw: { width, height, channels: 4 } })
    .extract({ left, top, width: side, height: side })
    .extend({ top: 20, bottom: 20, left: 20, right: 20, background: '#fff' })
    .raw()
    .toBuffer()
  return jsQR(new Uint8ClampedArray(cut), side + 40, side + 40)?.data ?? null
}

/** Names of the embedded font files; a font that is only named is not among them. */
export function embeddedFonts(content: Buffer): string[] {
  const objects = content.toString('latin1').split('endobj')
  return objects.flatMap((object) => (/\/FontFile[23]? \d/.test(object) ? (/\/FontName \/(\S+)/.exec(object)?.slice(1) ?? []) : []))
}
