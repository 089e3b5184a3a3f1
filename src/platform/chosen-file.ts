/** A file somebody picked on their device. */
export interface ChosenFile {
  /** With its ending. */
  name: string
  content: ArrayBuffer
}
