import { Image, type ImageProps } from '@tarojs/components'

/** An image that says nothing by itself: the button or the words around it name what it shows. */
export function Picture(props: ImageProps) {
  return <Image {...props} nativeProps={{ alt: '' }} />
}
