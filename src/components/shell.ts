import { createContext, useContext } from 'react'
import type { RecordingListener, RecordingUnderWay } from '@/lib/recording'

/** What the app around a page lends to its frame. */
export interface Shell {
  /** 长辈版: larger type and targets. */
  elder: boolean
  /** How many times larger than drawn the person wants to read, by the setting of the phone. */
  fontScale?: number
  online: boolean
  /** Whether something is kept on this device that the network will take by itself. */
  kept?: boolean
  /** Leaves the page: one step back, or home when there is none. */
  back(): void
  home(): void
  /** Names the page in the title bar that the platform draws. */
  setTitle(title: string): void
  /** Learns that a page stands on the screen. */
  onStand?(): void
  /** The platform's own full-screen viewer, where it has one. */
  showPhotos?: (urls: string[], index: number) => void
  /** Reads words aloud where the platform can; gives back what stops it. `onEnd` is called once, however it ends. */
  speak?: (text: string, onEnd: () => void) => () => void
  /** Begins to record speech, where the platform can. */
  record?: (listener: RecordingListener) => RecordingUnderWay
  /** Plays a sound; gives back what stops it. `onEnd` is called once, with false when it cannot be played. */
  playSound?: (url: string, onEnd: (played: boolean) => void) => () => void
}

export const ShellContext = createContext<Shell>({
  elder: false,
  online: true,
  back: () => undefined,
  home: () => undefined,
  setTitle: () => undefined
})

export const useShell = () => useContext(ShellContext)
