import { useEffect, useRef, useState } from 'react'
import { ApiError, transportError } from '@/platform/api-error'
import { localFiles } from '@/platform/local-files'
import type { ChoosePhotosOptions, LocalPhoto } from '@/platform/local-photo'
import { choosePhotos } from '@/platform/photos'
import { transfer } from '@/platform/transfer'

/** A photo on its way to the server. */
export interface EvidencePhoto extends LocalPhoto {
  /** Share of it that has left this device, 0 to 1. */
  progress: number
  /** What it became there. */
  photoId?: string
  error?: ApiError
}

export interface Evidence {
  photos: readonly EvidencePhoto[]
  /** Ids of all photos once every one of them has arrived. */
  photoIds: string[] | null
  /** Photos are being made ready. */
  preparing: boolean
  /** Why the last photo was left out. */
  refused: ApiError | null
  choose(source: ChoosePhotosOptions['source'], count: number): Promise<void>
  remove(key: string): void
  retry(key: string): void
}

/** Photos that are sent at once, one after the other, while a form is filled in; nothing is made of them before it is sent. */
export function useEvidence(): Evidence {
  const [photos, setPhotos] = useState<readonly EvidencePhoto[]>([])
  const [preparing, setPreparing] = useState(false)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const wanted = useRef(new Set<string>())
  const begun = useRef(new Set<string>())
  const line = useRef<Promise<void>>(Promise.resolve())

  const change = (key: string, changes: Partial<EvidencePhoto>) =>
    setPhotos((before) => before.map((photo) => (photo.key === key ? { ...photo, ...changes } : photo)))

  async function send({ key, file }: LocalPhoto) {
    if (!wanted.current.has(key)) return
    try {
      const content = await localFiles.read(file.name)
      if (!content) throw new ApiError('photo_unreadable', 0, `no file for ${key}`)
      const share = (bytes: number) => change(key, { progress: Math.min(1, bytes / file.bytes) })
      const whole = { id: key, kind: 'photo' as const, file, content, begun: begun.current.has(key) }
      begun.current.add(key)
      const photoId = await transfer({ ...whole, goesOn: () => wanted.current.has(key), onStored: share, onProgress: share })
      if (photoId) change(key, { photoId, progress: 1 })
    } catch (cause) {
      change(key, { error: transportError(cause) })
    }
  }

  const enqueue = (photo: LocalPhoto) => void (line.current = line.current.then(() => send(photo)))

  useEffect(() => {
    const keys = wanted.current
    return () => keys.clear()
  }, [])

  return {
    photos,
    photoIds: photos.every(({ photoId }) => photoId) ? photos.flatMap(({ photoId }) => photoId ?? []) : null,
    preparing,
    refused,
    async choose(source, count) {
      setRefused(null)
      try {
        const chosen = await choosePhotos({ source, count, onPicked: () => setPreparing(true) })
        chosen.photos.forEach(({ key }) => wanted.current.add(key))
        setPhotos((before) => [...before, ...chosen.photos.map((photo) => ({ ...photo, progress: 0 }))])
        chosen.photos.forEach(enqueue)
        setRefused(chosen.refused)
      } catch (cause) {
        setRefused(transportError(cause))
      } finally {
        setPreparing(false)
      }
    },
    remove(key) {
      wanted.current.delete(key)
      const gone = photos.find((photo) => photo.key === key)
      if (gone) void localFiles.remove(gone.file.name)
      setPhotos((before) => before.filter((photo) => photo.key !== key))
    },
    retry(key) {
      const photo = photos.find((one) => one.key === key)
      if (!photo) return
      change(key, { error: undefined })
      enqueue(photo)
    }
  }
}
