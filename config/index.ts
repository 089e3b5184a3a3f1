import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import type { ChunkGraph, Module } from 'webpack'
import { CompressPlugin } from './compress-plugin'
import development from './dev'
import production from './prod'

const root = path.resolve(__dirname, '..')
const weapp = process.env.TARO_ENV === 'weapp'

// A mini program needs an absolute origin; in a browser the API is served beside the app.
const apiOrigin = weapp ? (process.env.TARO_APP_API ?? 'http://127.0.0.1:8080') : ''

const atTop = ['src/assets/seal', 'src/platform/service-worker.js']

// Sizes are CSS pixels on every screen: text must not shrink on a narrow phone nor grow on a desktop.
const postcss = { pxtransform: { enable: false, config: {} } }

// src/platform/request brings axios its only adapter; its own ones are a third of its size.
const axiosAdapters = /axios[\\/]lib[\\/]adapters[\\/](xhr|fetch)\.js$/
const noAdapter = path.join(__dirname, 'no-adapter.mjs')

// A page takes the groups of words it names, without the rest of the dictionary.
const dictionary = /src[\\/]words/

/** Whether one of the pages that everybody opens is made of it, too. */
const isOfMainPages = (module: Module, { chunkGraph }: { chunkGraph: ChunkGraph }): boolean =>
  [...chunkGraph.getModuleChunksIterable(module)].some((chunk) =>
    [...chunk.groupsIterable].some(({ origins }) => origins.some(({ request }) => request?.startsWith('./pages/'))))

export default defineConfig<'webpack5'>(async (merge) => {
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'village-points',
    date: '2025-11-1',
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
    sourceRoot: 'src',
    outputRoot: `dist/${process.env.TARO_ENV}`,
    plugins: [path.join(__dirname, 'aria-plugin.ts')],
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    alias: { '@': path.join(root, 'src'), '@contract': path.join(root, 'types/contract') },
    defineConstants: { API_ORIGIN: JSON.stringify(apiOrigin) },
    // A browser asks for these at the top of the address.
    ...(!weapp && { copy: { patterns: atTop.map((from) => ({ from, to: 'dist/h5' })), options: {} } }),
    // Quoted keys would turn #private fields into a syntax error.
    terser: { enable: true, config: { output: { quote_keys: false } } },
    mini: {
      // Each component styles its own block alone, so the order of their sheets changes nothing.
      miniCssExtractPluginOption: { ignoreOrder: true },
      postcss,
      webpackChain(chain, webpack) {
        chain.plugin('axios-adapters').use(webpack.NormalModuleReplacementPlugin, [axiosAdapters, noAdapter])
        chain.module.rule('words').test(dictionary).merge({ sideEffects: false })
        // react-query waits for ever where AbortController is missing, as in older WeChat runtimes.
        chain.plugin('abort-controller').use(webpack.ProvidePlugin, [
          { AbortController: [path.join(root, 'src/platform/abort-controller'), 'AbortController'] }
        ])
      }
    },
    h5: {
      publicPath: '/',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css'
      },
      // What is named by its content can be kept for ever.
      imageUrlLoaderOption: { name: 'static/[name].[contenthash:8][ext]' },
      postcss,
      webpackChain(chain, webpack) {
        chain.plugin('axios-adapters').use(webpack.NormalModuleReplacementPlugin, [axiosAdapters, noAdapter])
        chain.module.rule('words').test(dictionary).merge({ sideEffects: false })
        // Without `shared` each page carries its own copy of the components it shares with others. What only pages of packages
        // share, most of them the office's, and what draws QR codes is large, and no first page needs it.
        const group = { chunks: 'async', enforce: true } as const
        chain.merge({
          optimization: {
            splitChunks: {
              cacheGroups: {
                qr: { ...group, name: 'qr', test: /qrcode-generator/, priority: 2 },
                shared: { ...group, name: 'shared', minChunks: 3, test: isOfMainPages, priority: 1 },
                packages: { ...group, name: 'packages', minChunks: 3 }
              }
            }
          },
          performance: { hints: false },
          // Every browser that runs the app fetches by itself, and nothing is asked for by JSONP.
          resolve: { alias: { 'whatwg-fetch': false, 'jsonp-retry': false } }
        })
        if (process.env.NODE_ENV === 'production') chain.plugin('compress').use(CompressPlugin)
      }
    }
  }
  return merge({}, base, process.env.NODE_ENV === 'production' ? production : development)
})
