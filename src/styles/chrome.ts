/** Colours where no style sheet reaches: tab bar, title bar, icon, pictures drawn on a canvas; equal to the tokens of the same name. */
export const chrome = {
  paper: '#faf6ef',
  card: '#fff',
  ink: '#22302a',
  inkSecond: '#5b6660',
  jade: '#1f7a5a',
  jadeDeep: '#135c43',
  vermilion: '#c03a2b',
  stitch: 'rgba(255, 255, 255, 0.34)'
} as const
