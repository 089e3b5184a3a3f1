import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { wxmlToJs } from 'miniprogram-compiler'
import compileStyles from 'miniprogram-compiler/src/wcsc'
import { bundleFolder } from '../../server/client-bundle'
import { filesIn } from '../support/bundles'

/** WeChat's own compilers over the built mini program, as its developer tools run them. */

const options = { maxBuffer: 64 * 1024 * 1024 }
let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'village-points-weapp-'))
  cpSync(bundleFolder('weapp'), folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

const named = (ending: string) => filesIn(folder).filter((file) => file.endsWith(ending))
const styles = () => compileStyles(folder, named('.wxss').map((file) => file.slice(0, -'.wxss'.length)), options)

it('wcc compiles every template', () => {
  const generate = new Function('window', `${wxmlToJs(folder, options)}`)({}) as (file: string) => unknown
  const templates = named('.wxml')
  expect(templates).toContain('pages/home/index.wxml')
  expect(templates.filter((file) => typeof generate(file) !== 'function')).toEqual([])
})

it('wcc refuses a template with an unclosed element', () => {
  appendFileSync(path.join(folder, 'pages/home/index.wxml'), '<view>')
  expect(() => wxmlToJs(folder, options)).toThrow(/pages\/home\/index\.wxml.*end tag missing/)
})

it('wcsc compiles the style sheet of every page', () => {
  const pages = named('index.wxss')
  expect(pages).toContain('pages/home/index.wxss')
  const compiled = styles()
  // an error is what it says of a sheet it refuses
  expect(compiled).not.toBeInstanceOf(Error)
  expect(Object.keys(compiled)).toEqual(expect.arrayContaining(['app.wxss', ...pages]))
})

it('wcsc refuses a style sheet with an unclosed block', () => {
  appendFileSync(path.join(folder, 'app.wxss'), '.page { color: red')
  expect(styles()).toBeInstanceOf(Error)
})
