import { ApiError } from './api-error'
import { fit, keepPhoto, maxPixels, resizeAll, type ChoosePhotosOptions, type ChosenPhotos, type LocalPhoto } from './local-photo'

function pickFiles({ count, source }: ChoosePhotosOptions): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/*'
    input.multiple = count > 1 && source === 'album'
    if (source === 'camera') input.setAttribute('capture', 'environment')
    input.hidden = true
    // Safari drops the event of an input outside the document.
    document.body.append(input)
    const finish = (files: File[]) => {
      input.remove()
      resolve(files.slice(0, count))
    }
    input.addEventListener('change', () => finish([...(input.files ?? [])]))
    input.addEventListener('cancel', () => finish([]))
    input.click()
  })
}

function decode(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => resolve(image)
    image.onerror = () => reject(new ApiError('photo_unreadable', 0, 'the browser cannot decode it'))
    image.src = address
  })
}

/** Draws a picture within the size that leaves the device, and keeps it. */
async function keepDrawn(picture: HTMLImageElement): Promise<LocalPhoto> {
  const size = fit(picture.naturalWidth, picture.naturalHeight)
  const canvas = Object.assign(document.createElement('canvas'), size)
  const context = canvas.getContext('2d')
  if (!context) throw new ApiError('photo_unreadable', 0, 'no memory to draw it')
  context.drawImage(picture, 0, 0, size.width, size.height)
  return keepPhoto(size, async (quality) => {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
    if (!blob) throw new ApiError('photo_unreadable', 0, 'the canvas gave no picture')
    return new Response(blob).arrayBuffer()
  })
}

/** Drawing through an image element applies the EXIF orientation; the new JPEG carries no metadata. */
async function resize(file: File): Promise<LocalPhoto> {
  if (file.size === 0) throw new ApiError('photo_empty')
  if (file.type && !file.type.startsWith('image/')) throw new ApiError('photo_type_unsupported', 0, file.type)
  const address = URL.createObjectURL(file)
  try {
    const image = await decode(address)
    if (image.naturalWidth * image.naturalHeight > maxPixels) throw new ApiError('photo_too_many_pixels')
    return await keepDrawn(image)
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** Takes or picks photos, ready to send. */
export async function choosePhotos(options: ChoosePhotosOptions): Promise<ChosenPhotos> {
  const files = await pickFiles(options)
  if (files.length > 0) options.onPicked?.()
  return resizeAll(files, resize)
}

/** A browser has no viewer of its own; the app's is used. */
export const showPhotos: ((urls: string[], index: number) => void) | undefined = undefined
