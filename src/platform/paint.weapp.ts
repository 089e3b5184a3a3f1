import Taro from '@tarojs/taro'

interface Size {
  width: number
  height: number
}

/** Draws a picture of so many pixels; the bytes of a PNG. */
export async function paint({ width, height }: Size, draw: (context: CanvasRenderingContext2D) => void): Promise<ArrayBuffer> {
  const canvas = Taro.createOffscreenCanvas({ type: '2d', width, height })
  draw(canvas.getContext('2d') as CanvasRenderingContext2D)
  const { tempFilePath } = await Taro.canvasToTempFilePath({
    canvas: canvas as unknown as Taro.Canvas,
    ...{ destWidth: width, destHeight: height },
    fileType: 'png'
  })
  return Taro.getFileSystemManager().readFileSync(tempFilePath) as ArrayBuffer
}
