/** Around the camera's picture, where the app itself shows it. */
export const scanner = {
  title: '扫二维码',
  hint: '把二维码对准画面中间',
  cancel: '不扫了',
  noCamera: '打不开相机。请在浏览器里允许用相机,或者不扫,自己输。'
} as const
