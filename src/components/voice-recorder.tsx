import { useEffect, useRef, useState } from 'react'
import { Text, View } from '@tarojs/components'
import { a11y } from '@/lib/a11y'
import { maxSeconds, type Recording, type RecordingUnderWay } from '@/lib/recording'
import * as words from '@/words'
import { Button } from './button'
import { Icon } from './icon'
import { Notice } from './notice'
import { useShell } from './shell'
import { VoicePlayer } from './voice-player'
import './voice-recorder.scss'

interface VoiceRecorderProps {
  /** What was said, if anything yet; without a path it cannot be listened to now. */
  value: { path: string; seconds: number } | null
  /** null throws it away. */
  onChange: (recording: Recording | null) => void
  /** Called when it begins to listen; what this gives is called when it listens no more. */
  onListen?: () => () => void
}

type Failure = 'refused' | 'failed' | 'tooShort'

/** A few words instead of typing: one tap begins, one tap ends. Not there where the platform cannot record. */
export function VoiceRecorder({ value, onChange, onListen }: VoiceRecorderProps) {
  const { record } = useShell()
  const underWay = useRef<RecordingUnderWay>()
  const [phase, setPhase] = useState<'idle' | 'asking' | 'recording'>('idle')
  const [failure, setFailure] = useState<Failure>()
  const heard = useRef(false)
  // Whoever leaves has said what they have said; what has not begun yet does not begin any more.
  useEffect(() => () => (heard.current ? underWay.current?.stop() : underWay.current?.giveUp()), [])
  useEffect(() => (phase === 'recording' ? onListen?.() : undefined), [phase, onListen])
  if (!record) return null

  const begin = () => {
    setFailure(undefined)
    setPhase('asking')
    heard.current = false
    underWay.current = record({
      onStart() {
        heard.current = true
        setPhase('recording')
      },
      onEnd(outcome) {
        underWay.current = undefined
        setPhase('idle')
        if (typeof outcome === 'string') setFailure(outcome)
        else onChange(outcome)
      }
    })
  }

  return (
    <View className='voice-recorder'>
      {phase === 'recording' ? (
        <>
          <Counting />
          <Button icon='square' onPress={() => underWay.current?.stop()}>
            {words.voice.done}
          </Button>
        </>
      ) : value ? (
        <>
          <View className='voice-recorder__state' {...a11y({ live: 'polite' })}>
            <Icon name='circle-check' />
            <Text>{words.voice.recorded(value.seconds)}</Text>
          </View>
          <View className='voice-recorder__choices'>
            {value.path && <VoicePlayer url={value.path} label={words.voice.listen} />}
            <Button kind='text' small icon='trash-2' onPress={() => onChange(null)}>
              {words.voice.discard}
            </Button>
          </View>
        </>
      ) : (
        <Button kind='secondary' icon='mic' loading={phase === 'asking'} onPress={begin}>
          {words.voice.record}
        </Button>
      )}
      {phase === 'asking' && <Notice>{words.voice.asking}</Notice>}
      {failure && <Notice tone='vermilion'>{words.voice[failure]}</Notice>}
    </View>
  )
}

/** Counts the seconds from when it appears. */
function Counting() {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const start = Date.now()
    const timer = setInterval(() => setSeconds(Math.floor((Date.now() - start) / 1000)), 250)
    return () => clearInterval(timer)
  }, [])
  return (
    <View className='voice-recorder__state'>
      <View className='voice-recorder__light' {...a11y({ hidden: true })} />
      <Text>{words.voice.recording(seconds, maxSeconds)}</Text>
    </View>
  )
}
