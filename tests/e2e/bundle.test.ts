import { spawnSync } from 'node:child_process'
import { firstLoad, gzippedSize, h5Scripts } from '../support/bundles'

/** The app for browsers as it was built; needs no browser. */

it('consists of scripts that parse', () => {
  const scripts = h5Scripts()
  expect(scripts.length).toBeGreaterThan(5)
  const complaints = scripts.map((script) => spawnSync(process.execPath, ['--check', script], { encoding: 'utf8' }).stderr)
  expect(complaints.filter(Boolean)).toEqual([])
})

it.each(['pages/home/index', 'pages/sign-in/index', 'pages/upload/index'])('opens %s with at most 220 KB of script', (page) => {
  const scripts = firstLoad(page)
  expect(scripts.length).toBeGreaterThanOrEqual(4)
  expect(gzippedSize(scripts)).toBeLessThanOrEqual(220 * 1024)
})
