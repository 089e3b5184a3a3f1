import { firstLoad, gzippedSize, h5Scripts, rawSize, weappSizes } from '../support/bundles'

/** Sizes of both outputs as they lie in dist: build first. Kilobytes are 1,024 bytes. */
function main(): void {
  const { main: mainPackage, whole, subpackages } = weappSizes()
  console.log(`weapp main package   ${kilobytes(mainPackage)}`)
  for (const [root, size] of Object.entries(subpackages)) console.log(`weapp ${root.padEnd(20)} ${kilobytes(size)}`)
  console.log(`weapp whole          ${kilobytes(whole)}`)
  describe('H5 scripts of the first load', firstLoad('pages/home/index'))
  describe('H5 scripts, all', h5Scripts())
}

function describe(name: string, scripts: string[]): void {
  console.log(`${name.padEnd(30)} ${kilobytes(rawSize(scripts))} raw, ${kilobytes(gzippedSize(scripts))} gzip`)
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KB`

main()
