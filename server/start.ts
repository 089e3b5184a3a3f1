import { parseArgs } from 'node:util'
import { ensureBundle } from './client-bundle'
import { loadConfig, type Config } from './config'
import { loadDemoOnce } from './demo/demo'
import { progress } from './log'
import { run } from './process'
import { failStart, StartError } from './start-error'

/** What `npm start` runs: builds what is stale, starts everything and says how to get in. */
async function start(): Promise<void> {
  const config = loadConfig(process.env, readMode())
  progress.info({}, 'Village Points is starting')
  const address = await run({
    config,
    log: progress,
    prepare: async ({ url, photos }) => {
      const demo = config.demo ? loadDemoOnce({ url, photos, config, log: progress, now: new Date() }) : undefined
      await Promise.all([ensureBundle('h5', progress), demo])
    }
  })
  process.stdout.write(welcome(config, address))
}

function readMode(): Config['mode'] {
  try {
    const { values } = parseArgs({ options: { production: { type: 'boolean' } } })
    return values.production || process.env.NODE_ENV === 'production' ? 'production' : 'development'
  } catch (error) {
    throw new StartError(`${(error as Error).message}\nUsage: npm start [-- --production]`)
  }
}

function welcome({ dataDir, databaseUrl, demo }: Config, address: string): string {
  const database = databaseUrl ? 'the PostgreSQL of DATABASE_URL' : `${dataDir}/postgres`
  const line = '─'.repeat(72)
  const lines = [
    line,
    `  Village Points is ready     ${address}`,
    `  乡村积分已启动，请打开      ${address}`,
    '',
    ...(demo ? demoSignIns : []),
    `  Data 数据      photos in ${dataDir}/photos, database in ${database}`,
    '  Stop 停止      Ctrl-C',
    line
  ]
  return `\n${lines.join('\n')}\n\n`
}

const demoSignIns = [
  '  Demo sign-ins, no password (choose one on the sign-in page, in any of the five villages):',
  '  演示身份，无需密码（在登录页选择，五个村任选）：',
  '    resident, resident2  村民      reviewer    审核员      villageAdmin  村管理员',
  '    shopkeeper           店员      supervisor  镇街市督导',
  ''
]

start().catch(failStart)
