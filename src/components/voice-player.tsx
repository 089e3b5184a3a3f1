import { useEffect, useRef, useState } from 'react'
import { View } from '@tarojs/components'
import * as words from '@/words'
import { Button } from './button'
import { Notice } from './notice'
import { useShell } from './shell'
import './voice-player.scss'

interface VoicePlayerProps {
  url: string
  /** On the button; the words for what somebody said unless given. */
  label?: string
}

/** What somebody said, to be listened to; a second tap stops it. */
export function VoicePlayer({ url, label = words.voice.spoken }: VoicePlayerProps) {
  const { playSound } = useShell()
  const stop = useRef<() => void>()
  const [playing, setPlaying] = useState(false)
  const [unplayable, setUnplayable] = useState(false)
  // Whoever leaves does not hear the rest.
  useEffect(() => () => stop.current?.(), [])
  if (!playSound) return null

  const play = () => {
    setPlaying(true)
    setUnplayable(false)
    stop.current = playSound(url, (played) => {
      stop.current = undefined
      setPlaying(false)
      setUnplayable(!played)
    })
  }
  return (
    <View className='voice-player'>
      <Button kind='secondary' small icon={playing ? 'square' : 'volume-2'} onPress={() => (playing ? stop.current?.() : play())}>
        {playing ? words.voice.stop : label}
      </Button>
      {unplayable && <Notice>{words.voice.unplayable}</Notice>}
    </View>
  )
}
