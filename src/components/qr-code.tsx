import { useMemo } from 'react'
import { View } from '@tarojs/components'
import generate from 'qrcode-generator'
import { a11y } from '@/lib/a11y'
import * as words from '@/words'
import { Picture } from './picture'
import './qr-code.scss'

/** Pixels of one module in the picture; it is scaled without smoothing. */
const modulePixels = 4

/** A QR code of `text` as a picture, which every platform shows and every scanner reads. */
export function QrCode({ text, label = words.common.qrCode }: { text: string; label?: string }) {
  const picture = useMemo(() => {
    const code = generate(0, 'M')
    code.addData(text)
    code.make()
    return code.createDataURL(modulePixels, 0)
  }, [text])
  return (
    <View className='qr-code' {...a11y({ role: 'img', label })}>
      <Picture className='qr-code__picture' src={picture} mode='aspectFit' />
    </View>
  )
}
