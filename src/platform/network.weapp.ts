import Taro from '@tarojs/taro'

/** Reports whether there is a network, now and at each change. Returns what ends it. */
export function watchNetwork(report: (online: boolean) => void): () => void {
  const tell = ({ isConnected }: { isConnected: boolean }) => report(isConnected)
  void Taro.getNetworkType({ success: ({ networkType }) => report(networkType !== 'none') })
  Taro.onNetworkStatusChange(tell)
  return () => Taro.offNetworkStatusChange(tell)
}
