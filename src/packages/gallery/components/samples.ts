const scene = (sky: string, hill: string) =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300" fill="${sky}"/>` +
      `<path d="M0 210q120-70 400-30v120H0z" fill="${hill}"/><path d="M70 190h260v80H70z" fill="#f3ece0"/>` +
      '<path d="M50 190q150-70 300 0z" fill="#5a6a68"/><path d="M170 205h60v65h-60z" fill="#b23a2c"/></svg>'
  )}`

/** Words and pictures that stand for real ones in the gallery. */
export const samples = {
  title: '组件一览',
  photos: [
    { key: 'a', url: scene('#cfe6ec', '#a7c49a'), caption: '第 1 张 · 刚刚拍的' },
    { key: 'b', url: scene('#f4dcc0', '#b8cba0'), progress: 0.6 },
    { key: 'c', url: scene('#dcebd8', '#9fbf93'), error: '没传上去,点一下再试' }
  ],
  picture: scene('#cfe6ec', '#a7c49a')
} as const
