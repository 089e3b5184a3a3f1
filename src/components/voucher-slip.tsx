import { Text, View } from '@tarojs/components'
import { a11y } from '@/lib/a11y'
import { QrCode } from './qr-code'
import './voucher-slip.scss'

interface VoucherSlipProps {
  heading: string
  /** Who fetches what for whom, until when: each with its label. */
  rows: readonly (readonly [string, string])[]
  token: string
  digits: string
  qrLabel: string
  note: string
}

/** 代领单: what whoever fetches for a household shows at the counter, on a screen or printed alone on a sheet. */
export function VoucherSlip({ heading, rows, token, digits, qrLabel, note }: VoucherSlipProps) {
  return (
    <View className='voucher-slip'>
      <Text className='voucher-slip__title'>{heading}</Text>
      <View className='voucher-slip__code'>
        <QrCode text={token} label={qrLabel} />
        <Text className='voucher-slip__digits' {...a11y({ label: [...digits].join(' ') })}>{`${digits.slice(0, 4)} ${digits.slice(4)}`}</Text>
      </View>
      {rows.map(([label, value]) => (
        <View key={label} className='voucher-slip__row'>
          <Text className='voucher-slip__label'>{label}</Text>
          <Text className='voucher-slip__value'>{value}</Text>
        </View>
      ))}
      <Text className='voucher-slip__note'>{note}</Text>
    </View>
  )
}
