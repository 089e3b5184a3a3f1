import { View } from '@tarojs/components'
import { a11y } from '@/lib/a11y'
import { Icon } from './icon'
import { Picture } from './picture'
import './goods-picture.scss'

/** Goods on their ground, filling the room they are given; a parcel where the village has put no picture. */
export function GoodsPicture({ url }: { url: string | null }) {
  return (
    <View className='goods-picture' {...a11y({ hidden: true })}>
      {url ? <Picture className='goods-picture__image' src={url} mode='aspectFill' lazyLoad /> : <Icon name='package' size='large' />}
    </View>
  )
}
