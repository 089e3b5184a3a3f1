import { randomId } from '@/lib/random-id'
import { ApiError } from './api-error'
import { fit, jpegQuality, type ChoosePhotosOptions, type LocalPhoto } from './local-photo'

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

function decode(file: File): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => resolve(image)
    image.onerror = () => reject(new ApiError('photo_unreadable', 0, `cannot decode ${file.type || 'the file'}`))
    image.src = URL.createObjectURL(file)
  })
}

/** Drawing through an image element applies the EXIF orientation; the new JPEG carries no metadata. */
async function resize(file: File): Promise<LocalPhoto> {
  const image = await decode(file)
  const { width, height } = fit(image.naturalWidth, image.naturalHeight)
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height)
  URL.revokeObjectURL(image.src)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', jpegQuality))
  if (!blob) throw new ApiError('photo_unreadable', 0, 'the canvas gave no picture')
  return { key: randomId(), path: URL.createObjectURL(blob), width, height }
}

/** Takes or picks photos, ready to send; empty when the person changed their mind. */
export async function choosePhotos(options: ChoosePhotosOptions): Promise<LocalPhoto[]> {
  const photos: LocalPhoto[] = []
  // One at a time: a dozen decoded 50-megapixel pictures would exhaust an old phone.
  for (const file of await pickFiles(options)) photos.push(await resize(file))
  return photos
}

/** A browser has no viewer of its own; the app's is used. */
export const showPhotos: ((urls: string[], index: number) => void) | undefined = undefined
