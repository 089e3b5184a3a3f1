import { weappSizes } from '../support/bundles'

const kilobyte = 1024

it('fits WeChat: 900 KB for the main package, 500 KB for any other, 2 MB for all', () => {
  const { main, whole, subpackages } = weappSizes()
  const tooLarge = Object.entries(subpackages).filter(([, size]) => size === 0 || size > 500 * kilobyte)
  expect(main).toBeGreaterThan(100 * kilobyte)
  expect(main).toBeLessThanOrEqual(900 * kilobyte)
  expect(tooLarge).toEqual([])
  expect(whole).toBeLessThanOrEqual(2048 * kilobyte)
})
