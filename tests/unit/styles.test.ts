import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../server/paths'

const sources = path.join(packageRoot, 'src')
const generated = 'components/icon-masks.scss'

const sheets = readdirSync(sources, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.scss') && !file.startsWith('styles/') && file !== generated)

const literal = /#[0-9a-f]{3,8}\b|\b(rgb|hsl)a?\(|(?<![\w.-])[1-9][0-9.]*(px|rpx|rem)\b/gi

/** WeChat's compiler of style sheets takes no child that is named by neither element nor class. */
const nameless = />\s*[*:[]/g

const found = (sheet: string, what: RegExp): string[] =>
  readFileSync(path.join(sources, sheet), 'utf8').replace(/\/\/.*|\/\*[^]*?\*\//g, '').match(what) ?? []

it('finds style sheets to look at', () => {
  expect(sheets.length).toBeGreaterThan(20)
})

it.each(sheets)('%s takes colours and sizes from the tokens', (sheet) => {
  expect(found(sheet, literal)).toEqual([])
})

it.each(sheets)('%s names the children it styles', (sheet) => {
  expect(found(sheet, nameless)).toEqual([])
})
