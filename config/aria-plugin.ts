import type { IPluginContext } from '@tarojs/service'

const aria = [
  'aria-role', 'aria-label', 'aria-hidden', 'aria-disabled', 'aria-checked', 'aria-selected', 'aria-modal', 'aria-live'
]

/** Taro's WXML templates leave accessibility attributes out; this writes them where our components use them. */
export default (context: IPluginContext) => {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform: { template?: { mergeComponents(context: IPluginContext, patch: object): void } }) {
      const attributes = Object.fromEntries(aria.map((name) => [name, '']))
      platform.template?.mergeComponents(context, { View: attributes, Image: attributes, Input: attributes, Textarea: attributes })
    }
  })
}
