/** Whether words can be handed to another program of the device. */
export const canShareWords = typeof navigator !== 'undefined' && typeof navigator.share === 'function'

/** Hands words to whichever program the person picks; changing one's mind there is no failure. */
export async function shareWords(text: string): Promise<void> {
  await navigator.share({ text }).catch(() => undefined)
}
