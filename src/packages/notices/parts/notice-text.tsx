import { Text, View } from '@tarojs/components'
import { Card } from '@/components/card'
import './parts.scss'

interface NoticeTextProps {
  title: string
  body: string
  /** Who, when and to whom. */
  notes: readonly string[]
}

/** A notice as it is read: large, each line of it on a line. */
export const NoticeText = ({ title, body, notes }: NoticeTextProps) => (
  <Card>
    <View className='notice-text'>
      <Text className='notice-text__title'>{title}</Text>
      {notes.map((note) => (
        <Text key={note} className='notice-text__note'>{note}</Text>
      ))}
      <Text className='notice-text__body'>{body}</Text>
    </View>
  </Card>
)
