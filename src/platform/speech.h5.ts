import Taro from '@tarojs/taro'

/** A browser without voices for the language stays silent; one that has not loaded its voices yet is trusted to. */
const speaksChinese = (voices: SpeechSynthesisVoice[]) => voices.length === 0 || voices.some(({ lang }) => /^(zh|cmn)/i.test(lang))

export const canSpeak = 'speechSynthesis' in window && speaksChinese(speechSynthesis.getVoices())

/** A little slower than people talk: for somebody who listens to each number. */
const rate = 0.9

let stopCurrent: (() => void) | undefined

/**
 * Reads the words aloud in Chinese, instead of what was being read; leaving the page ends it.
 * @param onEnd called once, when it is read to the end, stopped or failed
 * @returns stops it
 */
export function speak(text: string, onEnd: () => void): () => void {
  stopCurrent?.()
  const words = Object.assign(new SpeechSynthesisUtterance(text), { lang: 'zh-CN', rate })
  const stop = () => {
    if (stopCurrent !== stop) return
    stopCurrent = undefined
    Taro.eventCenter.off('__taroRouterChange', stop)
    document.removeEventListener('visibilitychange', stop)
    speechSynthesis.cancel()
    onEnd()
  }
  stopCurrent = stop
  words.onend = words.onerror = stop
  Taro.eventCenter.on('__taroRouterChange', stop)
  document.addEventListener('visibilitychange', stop)
  speechSynthesis.speak(words)
  return stop
}
