import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { packageRoot } from '../../server/paths'

const program = `
  const { Lifetime } = require('./server/lifetime')
  const { progress } = require('./server/log')
  const lifetime = new Lifetime(progress)
  lifetime.closeAtEnd(() => new Promise((resolve) => setTimeout(resolve, 100)))
  lifetime.settle()
  setInterval(() => { progress.info({}, 'at work'); progress.error({}, 'at work') }, 20)`

test('a server whose output nobody reads any more goes on, and stops when it is told to', async () => {
  const server = spawn(process.execPath, ['--import', 'tsx', '-e', program], { cwd: packageRoot, stdio: ['ignore', 'pipe', 'pipe'] })
  const exit = once(server, 'exit')
  await once(server.stdout, 'data')
  server.stdout.destroy()
  server.stderr.destroy()
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect([server.exitCode, server.signalCode]).toEqual([null, null])
  server.kill('SIGTERM')
  expect(await exit).toEqual([0, null])
})
