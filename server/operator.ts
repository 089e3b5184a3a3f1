import { parseArgs } from 'node:util'
import { loadConfig, type Config } from './config'
import { violates, type Tx } from './database/client'
import { borrowEngine } from './database/engine'
import { migrate } from './database/migrate'
import { asOwner } from './database/owner'
import type { Log } from './log'
import { createSupervisor, inviteToOffice, type OfficeInvitation } from './provisioning/provision-people'
import { provisionVillage } from './provisioning/provision-village'
import { failStart, StartError } from './start-error'

const help = `Usage: npm run operator -- <command> [options]     (same environment as the server; it may be running)

  create-village --name 永安寨村 --county 潮安区 --shop-place 党群服务中心一楼 --shop-hours 8:30–17:30
                 [--shop-phone 13800000000] --grid 第一网格,陈某,13800000000,10 [--grid …]
      A village with its grids (name, head, head's phone, number of households) and the pilot's rules. The shop's hours are
      those of every day, several times with commas between: 8:30–12:00,14:00–17:30. Its keeper changes them in the app.
      Prints the invitation code of its first village admin, who invites everybody else in the app.

  invite --village 永安寨村 --role villageAdmin | reviewer | shopkeeper
      A new invitation code for an office of a village.

  create-supervisor --name 某某 --phone 13800000000
      Somebody of the town or city office. Prints the first password.
`

/** The operator's shell: what has to exist before anybody can sign in. */
async function main(): Promise<void> {
  const [command, ...args] = process.argv.slice(2)
  const config = loadConfig(process.env, process.env.NODE_ENV === 'production' ? 'production' : 'development')
  const now = new Date()

  switch (command) {
    case 'create-village': {
      const given = options(args, ['name', 'county', 'shop-place', 'shop-hours'], ['shop-phone'])
      const village = {
        name: given.value('name'),
        county: given.value('county'),
        shop: { place: given.value('shop-place'), hours: given.value('shop-hours'), phone: given.value('shop-phone') || null },
        grids: given.grids.map(readGrid)
      }
      const code = await withDatabase(config, async (tx) => {
        await provisionVillage(tx, village, now).catch(explainTaken)
        return inviteToOffice(tx, { village: village.name, role: 'villageAdmin' }, { secretKey: config.secretKey, now })
      })
      return say(`The village ${village.name} is ready. Its first village admin signs up at ${config.publicUrl} with the invitation code ${code}`)
    }
    case 'invite': {
      const given = options(args, ['village', 'role'])
      const invitation = { village: given.value('village'), role: readOffice(given.value('role')) }
      const code = await withDatabase(config, (tx) => inviteToOffice(tx, invitation, { secretKey: config.secretKey, now }))
      return say(`To be used at ${config.publicUrl}: invitation code ${code}`)
    }
    case 'create-supervisor': {
      const given = options(args, ['name', 'phone'])
      const person = { name: given.value('name'), phone: readPhone(given.value('phone')) }
      const password = await withDatabase(config, (tx) => createSupervisor(tx, person, now))
      return say(`${person.name} signs in at ${config.publicUrl} with ${person.phone} and the password ${password}`)
    }
    default:
      process.stdout.write(help)
      process.exitCode = command === undefined || command === 'help' || command === '--help' ? 0 : 1
  }
}

async function withDatabase<T>(config: Config, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { databaseUrl, dataDir } = config
  const engine = databaseUrl
    ? { url: databaseUrl, stop: async () => undefined }
    : await borrowEngine({ dataDir, address: 'the operator\'s shell', log: errorsOnly })
  try {
    await migrate(engine.url, { log: errorsOnly })
    return await asOwner(engine.url, work)
  } finally {
    await engine.stop()
  }
}

/** The options of a command, each with a value. @throws StartError naming what is missing or unknown */
function options(args: string[], needed: string[], optional: string[] = []) {
  const { grid: grids = [], ...values } = parse(args, [...needed, ...optional])
  const value = (name: string) => values[name]?.[0]?.trim() ?? ''
  const missing = needed.filter((name) => !value(name))
  if (missing.length > 0) throw new StartError(`Missing: ${missing.map((name) => `--${name}`).join(', ')}\n\n${help}`)
  return { value, grids }
}

function parse(args: string[], names: string[]): Record<string, string[] | undefined> {
  const repeatable = { type: 'string', multiple: true } as const
  try {
    return parseArgs({ args, options: Object.fromEntries([...names, 'grid'].map((name) => [name, repeatable])) }).values
  } catch (error) {
    throw new StartError(`${(error as Error).message}\n\n${help}`)
  }
}

function readGrid(text: string) {
  const [name = '', headName = '', headPhone = '', count = ''] = text.split(/[,，]/).map((part) => part.trim())
  const households = Number(count)
  if (!name || !headName || !Number.isInteger(households) || households < 1 || households > 2000) {
    throw new StartError(`--grid "${text}" is not: name,head,phone,number of households`)
  }
  return { name, headName, headPhone: readPhone(headPhone), households }
}

function readPhone(text: string): string {
  if (!/^1[3-9]\d{9}$/.test(text)) throw new StartError(`"${text}" is not a mainland mobile number of 11 digits`)
  return text
}

function readOffice(role: string): OfficeInvitation['role'] {
  if (role === 'villageAdmin' || role === 'reviewer' || role === 'shopkeeper') return role
  throw new StartError(`--role is villageAdmin, reviewer or shopkeeper, not "${role}"`)
}

function explainTaken(error: unknown): never {
  throw violates(error, 'villages_name_key') ? new StartError('A village of this name exists already') : error
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

const errorsOnly: Log = {
  info: () => undefined,
  warn: (_, message) => process.stderr.write(`${message}\n`),
  error: (_, message) => process.stderr.write(`${message}\n`)
}

main().catch(failStart)
