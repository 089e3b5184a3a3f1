interface Watcher {
  /** The app comes back into view. */
  onShow(): void
  /** It goes out of view, and may never come back. */
  onHide(): void
}

export function watchForeground({ onShow, onHide }: Watcher) {
  document.addEventListener('visibilitychange', () => (document.hidden ? onHide() : onShow()))
  window.addEventListener('pageshow', onShow)
  window.addEventListener('pagehide', onHide)
}
