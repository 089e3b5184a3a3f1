/** Colours that native chrome (tab bar, title bar, icon) takes as values; equal to the tokens of the same name. */
export const chrome = {
  paper: '#faf6ef',
  card: '#fff',
  ink: '#22302a',
  inkSecond: '#5b6660',
  jade: '#1f7a5a',
  vermilion: '#c03a2b'
} as const
