/** A file for the person to keep: a picture or a document. */
export interface SavedFile {
  /** With its ending, e.g. 我家的一月.png */
  name: string
  /** Media type, e.g. image/png */
  type: string
  /** Text, or the bytes of a picture. */
  data: string | ArrayBuffer
}

/** `cancelled`: the person changed their mind; `forbidden`: they have not allowed it; `failed`: the platform could not. */
export type SaveOutcome = 'saved' | 'cancelled' | 'forbidden' | 'failed'

/** What a page passes on of itself: its title there and the page that opens. */
export interface SharedCard {
  title: string
  route: string
}
