/** Icons the app shows, by their lucide names. After a change: npm run icons. */
export const iconNames = [
  'a-large-small', 'award', 'badge-check', 'book-open', 'bell', 'calendar-days', 'camera', 'chart-column', 'check',
  'chevron-left', 'chevron-right', 'circle-alert', 'circle-check', 'circle-x', 'clock', 'cloud-off', 'cloud-upload',
  'copy', 'download', 'eye', 'eye-off', 'flag', 'gift', 'hand-heart', 'house', 'image', 'images', 'inbox', 'info',
  'key-round', 'list', 'loader-circle', 'lock-keyhole', 'log-out', 'map-pin', 'medal', 'mic', 'minus', 'monitor-smartphone',
  'package', 'phone', 'plus', 'printer', 'qr-code', 'receipt-text', 'refresh-cw', 'rotate-ccw', 'scan-line',
  'search-check', 'settings', 'share-2', 'shield-check', 'shopping-bag', 'sprout', 'square', 'store', 'thumbs-up', 'trash-2',
  'triangle-alert', 'user', 'user-x', 'users', 'volume-2', 'volume-x', 'x', 'zoom-in'
] as const

export type IconName = (typeof iconNames)[number]
