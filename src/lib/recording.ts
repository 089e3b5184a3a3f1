/** What somebody said, in a file the platform has made. */
export interface Recording {
  path: string
  /** Whole seconds, at least one. */
  seconds: number
  /** Of the file's name, e.g. mp3. */
  ending: string
}

/** How a recording ended. */
export type RecordingOutcome = Recording | 'refused' | 'failed' | 'tooShort'

export interface RecordingListener {
  /** The microphone is on. */
  onStart(): void
  /** Called once, however it ends, unless it is given up. */
  onEnd(outcome: RecordingOutcome): void
}

export interface RecordingUnderWay {
  /** Ends it; what was said is given to `onEnd`. */
  stop(): void
  /** Ends it and forgets what was said. */
  giveUp(): void
}

/** It ends by itself then. */
export const maxSeconds = 60

/** Bits per second: enough to understand every word, and a minute of it within a few hundred KB. */
export const bitRate = 32_000

/** Less than a second is a slip of the finger. */
export const lasting = (milliseconds: number, file: Omit<Recording, 'seconds'>): RecordingOutcome =>
  milliseconds < 700 ? 'tooShort' : { ...file, seconds: Math.min(maxSeconds, Math.max(1, Math.round(milliseconds / 1000))) }
