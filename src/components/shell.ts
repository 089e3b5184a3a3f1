import { createContext, useContext } from 'react'

/** What the app around a page lends to its frame. */
export interface Shell {
  /** 长辈版: larger type and targets. */
  elder: boolean
  online: boolean
  /** Leaves the page: one step back, or home when there is none. */
  back(): void
  /** Names the page in the title bar that the platform draws. */
  setTitle(title: string): void
  /** Learns that a page stands on the screen. */
  onStand?(): void
  /** The platform's own full-screen viewer, where it has one. */
  showPhotos?: (urls: string[], index: number) => void
}

export const ShellContext = createContext<Shell>({
  elder: false,
  online: true,
  back: () => undefined,
  setTitle: () => undefined
})

export const useShell = () => useContext(ShellContext)
