import Taro from '@tarojs/taro'
import { ApiError } from './api-error'
import { localFiles } from './local-files'
import { fit, keepPhoto, maxPixels, resizeAll, type ChoosePhotosOptions, type ChosenPhotos, type LocalPhoto } from './local-photo'

const isCancelled = (cause: unknown) => /cancel/.test((cause as { errMsg?: string }).errMsg ?? '')

async function pickFiles({ count, source }: ChoosePhotosOptions): Promise<string[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({ count, mediaType: ['image'], sourceType: [source], sizeType: ['original'] })
    return tempFiles.map((file) => file.tempFilePath)
  } catch (cause) {
    if (isCancelled(cause)) return []
    throw cause
  }
}

const quarterTurns: Record<string, number> = { right: 1, left: -1 }

/** Quarter turns still to make: some devices decode a photo upright, others as the sensor saw it. */
function missingTurns(info: Taro.getImageInfo.SuccessCallbackResult, decoded: Taro.Image): number {
  const turns = quarterTurns[info.orientation] ?? 0
  return (decoded.width > decoded.height) === (info.width > info.height) ? turns : 0
}

/** Resizes the photo at a path and keeps it. */
async function keepResized(source: string): Promise<LocalPhoto> {
  const info = await Taro.getImageInfo({ src: source }).catch((cause: { errMsg?: string }) => {
    throw new ApiError('photo_unreadable', 0, cause.errMsg)
  })
  if (info.width * info.height > maxPixels) throw new ApiError('photo_too_many_pixels')
  const canvas = Taro.createOffscreenCanvas({ type: '2d', width: 1, height: 1 })
  const image = canvas.createImage()
  await new Promise<void>((resolve, reject) => {
    image.onload = () => resolve()
    image.onerror = () => reject(new ApiError('photo_unreadable', 0, 'the canvas cannot decode it'))
    image.src = source
  })
  const turns = missingTurns(info, image)
  const drawn = fit(image.width, image.height)
  const size = turns ? { width: drawn.height, height: drawn.width } : drawn
  Object.assign(canvas, size)
  const context = canvas.getContext('2d') as CanvasRenderingContext2D
  context.translate(size.width / 2, size.height / 2)
  context.rotate((turns * Math.PI) / 2)
  context.drawImage(image as unknown as CanvasImageSource, -drawn.width / 2, -drawn.height / 2, drawn.width, drawn.height)
  return keepPhoto(size, async (quality) => {
    const { tempFilePath } = await Taro.canvasToTempFilePath({
      canvas: canvas as unknown as Taro.Canvas,
      ...{ destWidth: size.width, destHeight: size.height },
      fileType: 'jpg',
      quality
    })
    return localFiles.readPath(tempFilePath)
  })
}

/** Takes or picks photos, ready to send. */
export async function choosePhotos(options: ChoosePhotosOptions): Promise<ChosenPhotos> {
  const files = await pickFiles(options)
  if (files.length > 0) options.onPicked?.()
  return resizeAll(files, keepResized)
}

/** Shows photos full screen in WeChat's own viewer, with zoom. */
export const showPhotos: ((urls: string[], index: number) => void) | undefined = (urls, index) => {
  void Taro.previewImage({ urls, current: urls[index] })
}
