import { rmSync } from 'node:fs'

export default async function tearDown(): Promise<void> {
  const { testEngine } = globalThis
  if (!testEngine) return
  globalThis.testEngine = undefined
  await testEngine.engine.stop()
  rmSync(testEngine.dataDir, { recursive: true, force: true })
}
