import Taro from '@tarojs/taro'

let stopCurrent: (() => void) | undefined

/**
 * Plays a sound instead of what was playing.
 * @param onEnd called once: true when it was played to its end or stopped, false when it cannot be played
 * @returns stops it
 */
export function playSound(url: string, onEnd: (played: boolean) => void): () => void {
  stopCurrent?.()
  const audio = Taro.createInnerAudioContext()
  let over = false
  const end = (played: boolean) => {
    if (over) return
    over = true
    stopCurrent = undefined
    audio.destroy()
    onEnd(played)
  }
  const stop = () => end(true)
  stopCurrent = stop
  audio.onEnded(stop)
  audio.onError(() => end(false))
  audio.src = url
  audio.play()
  return stop
}
