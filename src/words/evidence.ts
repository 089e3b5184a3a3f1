/** Photos that prove something, in a form. */
export const evidence = {
  shoot: '拍照',
  more: '再拍一张',
  failed: '没传上去,点这里再试'
} as const
