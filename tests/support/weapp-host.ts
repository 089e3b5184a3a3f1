import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { JSDOM } from 'jsdom'
import { createWx, type WxOptions } from './weapp-wx'

/**
 * Runs the built mini-program under Node: WeChat's own component framework (glass-easel) renders it, the `wx`
 * beside this file answers it, and the browser globals that a phone lacks are hidden from it.
 */

type Life = (options?: unknown) => void
type Definition = Record<string, unknown> & { onLaunch?: Life; onShow?: Life }
type Instance = Definition & { onLoad?: Life; onReady?: Life; onUnload?: Life; route?: string; __route__?: string }

const hidden = [
  'window', 'document', 'self', 'navigator', 'location', 'history', 'localStorage', 'XMLHttpRequest', 'fetch', 'FormData', 'Blob',
  'AbortController', 'AbortSignal', 'MutationObserver', 'IntersectionObserver', 'ResizeObserver', 'Image', 'HTMLElement', 'URL',
  'URLSearchParams', 'TextEncoder', 'requestAnimationFrame', 'crypto', 'process', 'Buffer', 'global'
]

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
}

/** What an app still means to do later does not keep the tests from ending, and is not done once the app has been closed. */
const timers = (life: { over: boolean }) => ({
  setTimeout: (work: () => void, delay?: number) => setTimeout(() => life.over || work(), delay).unref(),
  setInterval: (work: () => void, delay?: number) => setInterval(() => life.over || work(), delay).unref()
})

/** glass-easel draws on a DOM it takes from the globals. */
function installDom() {
  const { window } = new JSDOM('<!doctype html><html><body></body></html>', { pretendToBeVisual: true })
  const names = ['document', 'Event', 'HTMLElement', 'Node', 'Element', 'Text', 'DocumentFragment', 'MutationObserver'] as const
  Object.assign(globalThis, { window }, Object.fromEntries(names.map((name) => [name, window[name]])))
}

export interface WeappPage {
  /** What the page shows, as text. */
  text(): string
  find(selector: string): Element | null
  /** Taps what shows exactly this text, or what the selector finds. */
  tap(target: string | { selector: string }): void
  /** Types into the input the selector finds. */
  input(selector: string, value: string): void
  /** Waits until the page shows the text. */
  shows(text: string): Promise<void>
  /** Takes the page off the stack, as going back does. */
  close(): void
}

export function bootWeapp(dist: string, options: WxOptions = {}) {
  installDom()
  // Both libraries read the globals when they load, so not before the DOM stands.
  const { MiniProgramEnv, glassEasel } = require('glass-easel-miniprogram-adapter') as typeof import('glass-easel-miniprogram-adapter')
  const { TmplGroup } = require('glass-easel-template-compiler') as typeof import('glass-easel-template-compiler')

  const files = filesBelow(dist)
  const read = (file: string) => readFileSync(path.join(dist, file), 'utf8')
  const named = (ending: string) => files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length))
  const components = named('.wxml').filter((name) => files.includes(`${name}.json`) && files.includes(`${name}.js`))

  const errors: unknown[] = []
  Object.assign(glassEasel.globalOptions, { throwGlobalError: false })
  glassEasel.addGlobalErrorListener((error: unknown) => {
    errors.push(error)
    return true
  })

  const environment = new MiniProgramEnv()
  const space = environment.createCodeSpace('', true)
  const group = new TmplGroup()
  const warnings = named('.wxml').flatMap((name) => group.addTmpl(name, read(`${name}.wxml`)) as { message: string }[])
  named('.wxs').forEach((name) => group.addScript(name, read(`${name}.wxs`)))
  const templates = new Function(`return ${group.getTmplGenObjectGroups()}`)() as Record<string, never>
  for (const [name, content] of Object.entries(templates)) {
    // Without the flag, bindtap on a plain view is inert.
    space.addCompiledTemplate(name, { groupList: templates as never, content, fallbackListenerOnNativeNode: true })
  }
  components.forEach((name) => space.addComponentStaticConfig(name, JSON.parse(read(`${name}.json`))))

  const life = { over: false }
  const { wx, calls, stored, destination, happens, quit } = createWx(options)
  const stack: { instance: Instance }[] = []
  let app: Definition = {}
  const environmentOf: Record<string, (definition: Definition) => unknown> = {}
  const modules = new Map<string, { exports: unknown }>()

  function load(from: string, request: string): unknown {
    const name = path.posix.join(path.posix.dirname(from), request).replace(/\.js$/, '')
    const known = modules.get(name)
    if (known) return known.exports
    const module = { exports: {} }
    modules.set(name, module)
    const scope = {
      ...timers(life),
      wx,
      App: (definition: Definition) => void (app = definition),
      Page: (definition: Definition) => environmentOf.Page?.(definition),
      Component: (definition: Definition) => environmentOf.Component?.(definition),
      Behavior: (definition: Definition) => environmentOf.Behavior?.(definition),
      getApp: () => app,
      getCurrentPages: () => stack.map(({ instance }) => instance),
      require: (next: string) => load(name, next),
      module,
      exports: module.exports,
      globalThis: {}
    }
    const body = new Function(...Object.keys(scope), ...hidden, `${read(`${name}.js`)}\n//# sourceURL=weapp/${name}.js`)
    const evaluate = () => body(...Object.values(scope))
    if (components.includes(name)) space.globalComponentEnv(environmentOf as never, name, evaluate)
    else evaluate()
    return module.exports
  }

  load('', 'app')
  components.forEach((name) => load('', name))
  const backend = environment.associateBackend()
  const launch = { path: components[0], query: {}, scene: 1001 }
  app.onLaunch?.(launch)
  app.onShow?.(launch)

  /** Opens a page by its route and gives it to look at and to act on. */
  function open(route: string): WeappPage {
    const [pathname = '', search = ''] = route.replace(/^\//, '').split('?')
    const query = Object.fromEntries(new URLSearchParams(search))
    const root = backend.createRoot('page', space, search ? `${pathname}?${search}` : pathname)
    const instance = root.get() as unknown as Instance
    instance.route ??= pathname
    instance.__route__ ??= pathname
    const entry = { instance }
    stack.push(entry)
    const place = document.createElement('div')
    document.body.appendChild(place)
    root.attach(document.body as never, place as never)
    const element = root.getComponent().getBackendElement() as unknown as Element
    instance.onLoad?.(query)
    instance.onShow?.()
    setTimeout(() => instance.onReady?.())

    const fire = (node: Element | null | undefined, type: string, detail: object) => {
      const target = (node as { __wxElement?: Parameters<typeof glassEasel.Event.dispatchEvent>[0] } | null)?.__wxElement
      if (!target) throw new Error(`nothing to ${type} in: ${element.textContent}`)
      glassEasel.Event.dispatchEvent(target, new glassEasel.Event(type, detail, { bubbles: true, composed: true }))
    }
    const showing = (text: string) => [...element.querySelectorAll('*')].filter((node) => node.textContent?.trim() === text).at(-1)
    return {
      close() {
        instance.onUnload?.()
        stack.splice(stack.indexOf(entry), 1)
        place.remove()
        element.remove()
      },
      text: () => element.textContent ?? '',
      find: (selector) => element.querySelector(selector),
      tap: (target) => fire(typeof target === 'string' ? showing(target) : element.querySelector(target.selector), 'tap', {}),
      input: (selector, value) => fire(element.querySelector(selector), 'input', { value }),
      async shows(text) {
        const deadline = Date.now() + 10_000
        while (!element.textContent?.includes(text)) {
          if (Date.now() > deadline) throw new Error(`"${text}" never showed; the page says: ${element.textContent}`)
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      }
    }
  }

  /** Closes the app as a telephone does: without a word. */
  function kill() {
    life.over = true
    quit()
  }

  return { open, calls, stored, destination, happens, kill, warnings, errors }
}
