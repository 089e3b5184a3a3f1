import { Text, View } from '@tarojs/components'
import type { HouseholdCard } from '@contract/roster'
import { QrCode } from '@/components/qr-code'
import { cardAddress } from '@/platform/card-address'
import { roster } from '@/words'
import './door-card.scss'

/** What is put up at a door; printed in the size of a bank card. */
export function DoorCard({ card: { label, grid, unit, code }, village }: { card: HouseholdCard; village: string }) {
  return (
    <View className='door-card'>
      <View className='door-card__words'>
        <Text className='door-card__village'>{village}</Text>
        <Text className='door-card__label'>{roster.doorNumber(label)}</Text>
        <Text className='door-card__place'>{roster.place(grid, unit)}</Text>
        <Text className='door-card__hint'>{roster.cardHint}</Text>
      </View>
      <View className='door-card__code'>
        <QrCode text={cardAddress(code)} label={roster.cardQr(label)} />
      </View>
    </View>
  )
}
