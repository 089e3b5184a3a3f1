import path from 'node:path'
import { ariaComponents } from '../src/platform/aria-components'

/** The little of Taro's plugin interface that is used; its types come in a package that is not ours to name. */
interface PluginContext {
  registerMethod(method: { name: string; fn(platform: MiniPlatform): void }): void
}

interface MiniPlatform {
  template?: { mergeComponents(context: PluginContext, patch: object): void }
  runtimePath: string
}

const runtime = path.resolve(__dirname, '../src/platform/aria-runtime').replaceAll('\\', '/')

/** Lets accessibility attributes through to a mini-program, which Taro's templates leave out. */
export default (context: PluginContext) => {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return
      platform.template.mergeComponents(context, ariaComponents)
      Object.assign(platform, { runtimePath: [platform.runtimePath, runtime] })
    }
  })
}
