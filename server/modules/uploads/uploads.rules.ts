import type { UploadKind } from '../../../types/contract/uploads'
import { AppError } from '../../shared/app-error'

/** A file as its sender announced it. */
export interface AnnouncedFile {
  kind: UploadKind
  bytes: number
  /** 64 hexadecimal digits */
  sha256: string
}

/** What an account has under way, and what it has sent within a day. */
export interface Load {
  unfinished: number
  unfinishedBytes: number
  unfinishedPhotos: number
  photosToday: number
  unfinishedVoiceNotes: number
  voiceNotesToday: number
}

const maxUnfinished = 40
const maxUnfinishedBytes = 64 * 1024 * 1024
const maxPhotosADay = 300
/** They stay in the database, whole. */
const maxVoiceNotesADay = 60

/** @throws photo_empty, photo_too_large, voice_note_unusable */
export function demandFitting({ kind, bytes }: AnnouncedFile, maxBytes: Record<UploadKind, number>): void {
  if (bytes > 0 && bytes <= maxBytes[kind]) return
  if (kind === 'voice_note') throw new AppError('voice_note_unusable', `1 to ${maxBytes.voice_note} bytes`)
  if (bytes === 0) throw new AppError('photo_empty')
  throw new AppError('photo_too_large', `more than ${maxBytes.photo} bytes`, { maxBytes: maxBytes.photo })
}

/** Whether the account may begin one more. */
export function withinQuota(load: Load, { kind, bytes }: AnnouncedFile): boolean {
  if (load.unfinished >= maxUnfinished || load.unfinishedBytes + bytes > maxUnfinishedBytes) return false
  return kind === 'photo'
    ? load.photosToday + load.unfinishedPhotos < maxPhotosADay
    : load.voiceNotesToday + load.unfinishedVoiceNotes < maxVoiceNotesADay
}
