import { Image, Text, View } from '@tarojs/components'
import { a11y, pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import type { Tone } from './card'
import { Icon } from './icon'
import type { IconName } from './icons'
import './tile.scss'

interface TileProps {
  title: string
  note?: string
  icon: IconName
  tone?: Tone | 'deep'
  /** A picture above the words, with the icon as a seal on its edge. */
  picture?: string
  onPress: () => void
}

/** A big door to one thing. Tiles share a row or a grid; each fills its cell. */
export function Tile({ title, note, icon, tone = 'plain', picture, onPress }: TileProps) {
  return (
    <View
      className={classNames('tile', `tile--${tone}`, picture && 'tile--pictured')}
      {...pressable({ onPress, label: note ? `${title},${note}` : title })}
    >
      {picture && <Image className='tile__picture' src={picture} mode='aspectFill' {...a11y({ hidden: true })} />}
      <View className='tile__icon'>
        <Icon name={icon} size={picture ? 'medium' : 'large'} />
      </View>
      <View className='tile__words'>
        <Text className='tile__title'>{title}</Text>
        {note && <Text className='tile__note'>{note}</Text>}
      </View>
    </View>
  )
}
