import type { UserConfigExport } from '@tarojs/cli'

const server = process.env.API_SERVER ?? 'http://127.0.0.1:8080'

export default {
  h5: {
    devServer: { port: 10086, open: false, proxy: [{ context: ['/api'], target: server }] }
  }
} satisfies UserConfigExport<'webpack5'>
