/** WeChat shares pages, not words: there one copies them and pastes them into a chat. */
export const canShareWords = false

export async function shareWords(): Promise<void> {}
