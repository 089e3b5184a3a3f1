import { readdirSync } from 'node:fs'
import { basename } from 'node:path'

/** `npm run bench -- <name>`: measures one thing and prints it. Figures worth keeping go to docs/figures.md. */
const names = readdirSync(__dirname).map((file) => basename(file, '.ts')).filter((name) => name !== 'run').sort()
const [name = ''] = process.argv.slice(2)

if (names.includes(name)) void import(`./${name}`)
else {
  console.error(`Usage: npm run bench -- ${names.join(' | ')}`)
  process.exitCode = 1
}
