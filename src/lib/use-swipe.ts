import { useRef, useState } from 'react'
import type { ITouchEvent } from '@tarojs/components'

/** Pixels a finger has to go before letting go means something. */
const far = 110
/** Pixels within which the direction of a movement shows. */
const near = 12

interface Handlers {
  enabled: boolean
  onLeft: () => void
  onRight: () => void
}

/** A finger that moves sideways: how far it has gone, and what happens when it lets go far enough. */
export function useSwipe({ enabled, onLeft, onRight }: Handlers) {
  const start = useRef<{ x: number; y: number; sideways?: boolean; gone: number }>()
  const [offset, setOffset] = useState(0)

  const point = ({ touches }: ITouchEvent) => (touches.length === 1 ? touches[0] : undefined)
  const stop = () => {
    start.current = undefined
    setOffset(0)
  }
  const touch = {
    onTouchStart(event: ITouchEvent) {
      const finger = point(event)
      start.current = finger && { x: finger.clientX, y: finger.clientY, gone: 0 }
    },
    onTouchMove(event: ITouchEvent) {
      const finger = point(event)
      if (!finger || !start.current) {
        stop()
        return
      }
      const [x, y] = [finger.clientX - start.current.x, finger.clientY - start.current.y]
      if (start.current.sideways === undefined && Math.hypot(x, y) > near) start.current.sideways = Math.abs(x) > 2 * Math.abs(y)
      if (!start.current.sideways) return
      start.current.gone = x
      setOffset(x)
    },
    onTouchEnd() {
      const gone = start.current?.gone ?? 0
      stop()
      if (gone >= far) onRight()
      if (gone <= -far) onLeft()
    },
    onTouchCancel: stop
  }
  return {
    touch: enabled ? touch : {},
    offset,
    /** Where letting go now would lead. */
    towards: offset >= far ? 'right' as const : offset <= -far ? 'left' as const : null
  }
}
