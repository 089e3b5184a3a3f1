import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/overlay'
import { explain, vouchers } from '@/words'
import './voucher-sheet.scss'

interface VoucherSheetProps {
  open: boolean
  loading: boolean
  /** Why the last try failed. */
  error: Error | null
  onMake: (fetcher: string) => void
  onClose: () => void
}

/** Asks who fetches it. What was written stays while the sheet is closed. */
export function VoucherSheet({ open, loading, error, onMake, onClose }: VoucherSheetProps) {
  const [fetcher, setFetcher] = useState('')
  const name = fetcher.trim()
  const make = () => {
    if (name) onMake(name)
  }
  return (
    <Sheet
      open={open}
      title={vouchers.ask}
      onClose={onClose}
      actions={<Button loading={loading} disabled={!name} onPress={make}>{name ? vouchers.make : vouchers.nameMissing}</Button>}
    >
      <View className='voucher-sheet'>
        <Text>{vouchers.askNote}</Text>
        <Field
          label={vouchers.name}
          value={fetcher}
          placeholder={vouchers.namePlaceholder}
          maxLength={20}
          onInput={setFetcher}
          onConfirm={make}
        />
        {error && <Notice tone='vermilion'>{explain(error)}</Notice>}
      </View>
    </Sheet>
  )
}
