/** Characters the server takes. */
export const noteMaxLength = 500

/** Characters too many; 0 when it fits. */
export const noteSurplus = (note: string) => Math.max(0, note.trim().length - noteMaxLength)
