import Taro from '@tarojs/taro'

/** The page in view by its line in `routes`; empty before there is one. */
export const currentPage = (): string => Taro.getCurrentInstance().router?.path.split('?')[0] ?? ''
