type Listener = () => void

class Signal {
  aborted = false
  reason: unknown
  private listeners = new Set<Listener>()

  addEventListener(_type: 'abort', listener: Listener) {
    this.listeners.add(listener)
  }

  removeEventListener(_type: 'abort', listener: Listener) {
    this.listeners.delete(listener)
  }

  abort(reason: unknown) {
    if (this.aborted) return
    this.aborted = true
    this.reason = reason
    this.listeners.forEach((listener) => listener())
  }
}

/** Stands in for AbortController where the WeChat runtime has none; as much of it as our libraries use. */
export class AbortController {
  signal = new Signal()

  abort(reason: unknown = new Error('aborted')) {
    this.signal.abort(reason)
  }
}
