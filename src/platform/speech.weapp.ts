/** A mini program reads aloud only with a plugin that its owner must be granted. */
export const canSpeak = false

export function speak(_text: string, onEnd: () => void): () => void {
  onEnd()
  return () => undefined
}
