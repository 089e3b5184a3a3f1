import Taro from '@tarojs/taro'

/** Opens the dialler with the number; changing one's mind there is no failure. */
export function call(phoneNumber: string) {
  Taro.makePhoneCall({ phoneNumber }).catch(() => undefined)
}
