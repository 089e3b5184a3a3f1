import { useEffect, useRef, useState } from 'react'
import { randomId } from '@/lib/random-id'
import { ApiError, transportError } from '@/platform/api-error'
import { useKeptForm } from '@/platform/kept-form'
import { localFiles } from '@/platform/local-files'
import type { ChoosePhotosOptions, LocalPhoto } from '@/platform/local-photo'
import { choosePhotos } from '@/platform/photos'
import { transfer } from '@/platform/transfer'
import { evidenceName, type KeptEvidence, type Subject } from './kept'

/** How far a photo has come: the share of it that has left this device, 0 to 1, or why it did not. */
interface Way {
  progress: number
  error?: ApiError
}

/** A photo on its way to the server. */
export interface EvidencePhoto extends LocalPhoto, Way {
  /** What it became there. */
  photoId?: string
}

export interface Evidence {
  photos: readonly EvidencePhoto[]
  /** Ids of all photos once every one of them has arrived. */
  photoIds: string[] | null
  /** There are photos of an earlier visit. */
  resumed: boolean
  /** Photos are being made ready. */
  preparing: boolean
  /** Why the last photo was left out. */
  refused: ApiError | null
  choose(source: ChoosePhotosOptions['source'], count: number): Promise<void>
  remove(key: string): void
  retry(key: string): void
  /** Sends them once more, if that is what the refusal asks for: the server clears away what nobody uses for long. */
  renewAfter(refusal: Error): void
  /** The form was sent, or is not wanted. */
  drop(): void
}

const none: KeptEvidence = { photos: [] }

/**
 * Photos that are sent at once, one after the other, while a form is filled in; nothing is made of them before it is sent. They
 * stay with the form, wherever the person has been since.
 */
export function useEvidence(subject: Subject, about?: string): Evidence {
  const kept = useKeptForm(evidenceName(subject, about), none, null)
  const { form: { photos }, change } = kept
  const [ways, setWays] = useState<Readonly<Record<string, Way>>>({})
  const [preparing, setPreparing] = useState(false)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const [found] = useState(photos)
  const [, setOpened] = useState(false)
  const begun = useRef(new Set(photos.map(({ key }) => key)))

  useEffect(() => {
    void localFiles.open(found.map(({ file }) => file.name)).then(() => setOpened(true))
  }, [found])

  const next = photos.find(({ key, photoId }) => !photoId && !ways[key]?.error)
  useEffect(() => {
    if (!next) return undefined
    const { key, file } = next
    const life = { over: false }
    const tell = (way: Way) => setWays((before) => ({ ...before, [key]: way }))
    const share = (bytes: number) => tell({ progress: Math.min(1, bytes / file.bytes) })
    const send = async () => {
      try {
        const content = await localFiles.read(file.name)
        if (!content) throw new ApiError('photo_unreadable', 0, `no file for ${key}`)
        const whole = { id: key, kind: 'photo' as const, file, content, begun: begun.current.has(key) }
        begun.current.add(key)
        const photoId = await transfer({ ...whole, goesOn: () => !life.over, onStored: share, onProgress: share })
        if (photoId) change((form) => ({ photos: form.photos.map((one) => (one.key === key ? { ...one, photoId } : one)) }))
      } catch (cause) {
        if (!life.over) tell({ progress: 0, error: transportError(cause) })
      }
    }
    void send()
    return () => {
      life.over = true
    }
  }, [next, change])

  const removeFiles = (some: KeptEvidence['photos']) => some.forEach(({ file }) => void localFiles.remove(file.name))
  return {
    photos: photos.map((photo) => ({ ...photo, ...(ways[photo.key] ?? { progress: 0 }) })),
    photoIds: photos.every(({ photoId }) => photoId) ? photos.flatMap(({ photoId }) => photoId ?? []) : null,
    resumed: kept.resumed,
    preparing,
    refused,
    async choose(source, count) {
      setRefused(null)
      try {
        const chosen = await choosePhotos({ source, count, onPicked: () => setPreparing(true) })
        change((form) => ({ photos: [...form.photos, ...chosen.photos] }))
        setRefused(chosen.refused)
      } catch (cause) {
        setRefused(transportError(cause))
      } finally {
        setPreparing(false)
      }
    },
    remove(key) {
      removeFiles(photos.filter((photo) => photo.key === key))
      change((form) => ({ photos: form.photos.filter((photo) => photo.key !== key) }))
    },
    retry: (key) => setWays((before) => ({ ...before, [key]: { progress: 0 } })),
    renewAfter(refusal) {
      if (!(refusal instanceof ApiError) || refusal.code !== 'photo_not_found') return
      change((form) => ({ photos: form.photos.map((photo) => ({ ...photo, key: randomId(), photoId: undefined })) }))
    },
    drop() {
      removeFiles(photos)
      kept.drop()
    }
  }
}
