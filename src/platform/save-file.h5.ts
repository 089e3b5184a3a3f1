import type { SavedFile, SaveOutcome } from './saved-file'

/** Downloads the file; the browser says itself where it went. */
export async function saveFile({ name, type, data }: SavedFile): Promise<SaveOutcome> {
  const address = URL.createObjectURL(new Blob([data], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // some browsers begin to read only after the click has been worked off
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return 'saved'
}

/** Where a picture is kept. */
export const picturesGoTo: 'album' | 'downloads' = 'downloads'

/** A browser forbids no download. */
export const openSettings: (() => void) | undefined = undefined
