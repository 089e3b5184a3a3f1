import Taro from '@tarojs/taro'

/** The size of ordinary text, in pixels, that WeChat is at without anybody's wish: 16 on some phones, 17 on others. */
const ordinary = { least: 16, most: 17 }

/** How many times larger than ordinary the person has set WeChat's text (我 → 设置 → 通用 → 字体大小). */
export function fontSetting(): number {
  const { fontSizeSetting = ordinary.most } = Taro.getAppBaseInfo() as { fontSizeSetting?: number }
  if (fontSizeSetting >= ordinary.least && fontSizeSetting <= ordinary.most) return 1
  return fontSizeSetting / ordinary.most
}
