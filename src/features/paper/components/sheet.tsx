import type { PropsWithChildren, ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import type { PaperSize } from '@contract/paper'
import { QrCode } from '@/components/qr-code'
import { a11y } from '@/lib/a11y'
import './sheet.scss'

/** A sheet of paper: on a screen a card, printed the page itself in that size. */
export function Sheet({ size, children }: PropsWithChildren<{ size: PaperSize }>) {
  return <View className={`paper paper--${size.toLowerCase()}`}>{children}</View>
}

interface SheetTitleProps {
  village: string
  title: string
  under: string
  /** What the code opens, and what it is for. */
  address: string
  code: string
}

/** The jade head of a sheet, to be read from across the street. */
export function SheetTitle({ village, title, under, address, code }: SheetTitleProps) {
  return (
    <View className='paper__title'>
      <View className='paper__names'>
        <Text className='paper__village'>{village}</Text>
        <Text className='paper__name' {...a11y({ role: 'heading' })} {...{ 'aria-level': '2' }}>{title}</Text>
        <Text className='paper__under'>{under}</Text>
      </View>
      <View className='paper__code'>
        <QrCode text={address} label={code} />
        <Text className='paper__hint'>{code}</Text>
      </View>
    </View>
  )
}

/** A part of a sheet, with the stitch behind its name. */
export function SheetPart({ title, extra, children }: PropsWithChildren<{ title?: string; extra?: ReactNode }>) {
  return (
    <View className='paper__part'>
      {title && (
        <View className='paper__heading'>
          <Text className='paper__heading-words' {...a11y({ role: 'heading' })} {...{ 'aria-level': '3' }}>{title}</Text>
          <View className='paper__stitch' />
          {extra && <Text className='paper__note'>{extra}</Text>}
        </View>
      )}
      {children}
    </View>
  )
}

/** What stands at the end of a sheet. */
export const SheetFoot = ({ children }: PropsWithChildren) => <Text className='paper__foot'>{children}</Text>
