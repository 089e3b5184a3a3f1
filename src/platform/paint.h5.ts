interface Size {
  width: number
  height: number
}

/** Draws a picture of so many pixels; the bytes of a PNG. */
export async function paint({ width, height }: Size, draw: (context: CanvasRenderingContext2D) => void): Promise<ArrayBuffer> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const context = canvas.getContext('2d')
  if (!context) throw new Error('the browser draws no pictures')
  draw(context)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('the canvas gave no picture')
  return blob.arrayBuffer()
}
