import path from 'node:path'
import { bootWeapp } from '../support/weapp-host'

const dist = path.resolve(__dirname, '../../dist/weapp')

it('starts without a network, says so, and the component framework has no complaint', async () => {
  const app = bootWeapp(dist)
  const home = app.open('/pages/home/index')
  await home.shows('没有网络')
  expect(home.text()).not.toContain('已存好')
  expect(home.find('.page__offline')?.getAttribute('aria-role')).toBe('status')
  expect(app.warnings).toEqual([])
  expect(app.errors).toEqual([])
})
