import { useEffect, useState } from 'react'
import { Text, View } from '@tarojs/components'
import { pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import * as words from '@/words'
import { Icon } from './icon'
import { useShell } from './shell'
import './speak-button.scss'

interface SpeakButtonProps {
  /** What is read aloud; whole sentences, as one would say them. */
  text: string
  /** `round` is the sign alone, on the deep ground of the balance; else its words stand beside it. */
  round?: boolean
}

/** Reads a sentence aloud and stops at a second tap. Not there where the platform cannot read. */
export function SpeakButton({ text, round }: SpeakButtonProps) {
  const { speak } = useShell()
  const [stop, setStop] = useState<() => void>()
  // Whoever leaves does not hear the rest.
  useEffect(() => stop, [stop])
  if (!speak) return null

  const speaking = stop !== undefined
  const toggle = () => {
    if (speaking) return stop()
    const stopThis = speak(text, () => setStop(undefined))
    setStop(() => stopThis)
  }
  const label = speaking ? words.common.stopSpeaking : words.common.speak
  return (
    <View className={classNames('speak-button', round && 'speak-button--round')} {...pressable({ onPress: toggle, label })}>
      <Icon name={speaking ? 'volume-x' : 'volume-2'} />
      {!round && <Text>{label}</Text>}
    </View>
  )
}
