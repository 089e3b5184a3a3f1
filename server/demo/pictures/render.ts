import sharp from 'sharp'

/** A drawing as a photograph's file would come: JPEG. */
export const toJpeg = (svg: string): Promise<Buffer> =>
  sharp(Buffer.from(svg)).flatten({ background: 'white' }).jpeg({ quality: 86 }).toBuffer()
