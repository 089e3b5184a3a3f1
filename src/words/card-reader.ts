/** Reads the card of a household. */
export const cardReader = {
  scan: '扫门牌卡',
  typed: '用扫码枪扫门牌卡',
  typedHint: '没有相机的,点一下框,再用扫码枪扫卡上的二维码。'
} as const
