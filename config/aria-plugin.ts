import path from 'node:path'
import type { IPluginContext } from '@tarojs/service'
import { ariaComponents } from '../src/platform/aria-components'

interface MiniPlatform {
  template?: { mergeComponents(context: IPluginContext, patch: object): void }
  runtimePath: string
}

const runtime = path.resolve(__dirname, '../src/platform/aria-runtime').replaceAll('\\', '/')

/** Lets accessibility attributes through to a mini-program, which Taro's templates leave out. */
export default (context: IPluginContext) => {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform: MiniPlatform) {
      if (!platform.template) return
      platform.template.mergeComponents(context, ariaComponents)
      Object.assign(platform, { runtimePath: [platform.runtimePath, runtime] })
    }
  })
}
