/** Characters the server takes. */
export const noteMaxLength = 500
const placeMaxLength = 60
export const appealMaxLength = 500

/** Characters too many; 0 when it fits. */
export const noteSurplus = (note: string) => Math.max(0, note.trim().length - noteMaxLength)
export const placeSurplus = (place: string) => Math.max(0, place.trim().length - placeMaxLength)
export const appealSurplus = (words: string) => Math.max(0, words.trim().length - appealMaxLength)
