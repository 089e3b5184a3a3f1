import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Compiler } from 'webpack'

const compressible = /\.(js|css|html|svg)$/
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }

/** Lays a compressed copy beside each text of the app, as small as it gets: the server sends those instead of compressing anew. */
export class CompressPlugin {
  apply(compiler: Compiler) {
    const { Compilation, sources } = compiler.webpack
    compiler.hooks.thisCompilation.tap('CompressPlugin', (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_TRANSFER
      compilation.hooks.processAssets.tapPromise({ name: 'CompressPlugin', stage }, async (assets) => {
        await Promise.all(Object.keys(assets).filter((name) => compressible.test(name)).map(async (name) => {
          const text = compilation.getAsset(name)?.source.buffer() ?? Buffer.alloc(0)
          const [gz, br] = await Promise.all([promisify(gzip)(text, { level: 9 }), promisify(brotliCompress)(text, brotliOptions)])
          compilation.emitAsset(`${name}.gz`, new sources.RawSource(gz))
          compilation.emitAsset(`${name}.br`, new sources.RawSource(br))
        }))
      })
    })
  }
}
