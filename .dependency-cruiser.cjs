/**
 * Who may import whom. The README shows the same as a table; here it is held.
 *
 * Each rule answers "may a file matching `from` import a file matching `to`?" with no, and its comment says why.
 */

const contract = '^types/contract/'
const packages = '^node_modules/'
const typesOnly = ['type-only']

/** Nothing but what is named: npm packages and Node's own modules are judged by rules of their own. */
const nothingBut = (...allowed) => ({ path: '^(src|server|types|config|scripts|tests)/', pathNot: allowed })

const contractRules = [
  {
    name: 'contract-imports-typebox-only',
    comment: 'The contract is read by a browser, a mini program and a server: whatever it imports, all three would carry.',
    from: { path: contract },
    to: { pathNot: [contract, '^node_modules/@sinclair/typebox/'] }
  }
]

const clientRules = [
  {
    name: 'client-imports-contract-types-only',
    comment: 'Zero bytes of schemas and no schema compiler in the mini program: `import type`.',
    from: { path: '^src/' },
    to: { path: contract, dependencyTypesNot: typesOnly }
  },
  {
    name: 'client-knows-no-server',
    comment: 'The contract is all that client and server share.',
    from: { path: '^src/' },
    to: { path: '^(server|config|scripts)/' }
  },
  {
    name: 'client-has-no-node',
    comment: 'Neither a phone nor a browser has the modules of Node.',
    from: { path: '^src/' },
    to: { dependencyTypes: ['core'] }
  },
  {
    name: 'page-is-imported-by-nobody',
    comment: 'A page is composed of features and opened by its route; what two pages share is a feature or a component.',
    from: { path: '^src/', pathNot: '^src/(pages|packages)/' },
    to: { path: '^src/(pages|packages)/' }
  },
  {
    name: 'page-knows-no-other-page',
    comment: 'As above. What lies in the page\'s own folder is a part of the page; what lies in parts/, of each page of its package.',
    from: { path: '^src/(pages|packages/[^/]+)/([^/]+)/' },
    to: { path: '^src/(pages|packages)/', pathNot: ['^src/$1/$2/', '^src/$1/parts/'] }
  },
  {
    name: 'page-imports-feature-component-platform-lib',
    comment: 'A page composes; it has no other source.',
    from: { path: '^src/(pages|packages)/' },
    to: nothingBut('^src/(pages|packages|features|components|platform|lib|styles|assets)/', '^src/(routes|words)\\.ts$', contract)
  },
  {
    name: 'feature-knows-no-other-feature',
    comment: 'A feature can be changed or removed without reading the others; where two meet is a page.',
    from: { path: '^src/features/([^/]+)/' },
    to: { path: '^src/features/', pathNot: '^src/features/$1/' }
  },
  {
    name: 'feature-imports-component-platform-lib',
    comment: 'Features lie below pages and never know where they are shown.',
    from: { path: '^src/features/' },
    to: nothingBut('^src/(features|components|platform|lib|styles|assets)/', '^src/words\\.ts$', contract)
  },
  {
    name: 'component-imports-lib',
    comment: 'A component is given what it shows and says what was pressed: no server, no session, no platform.',
    from: { path: '^src/components/' },
    to: nothingBut('^src/(components|lib|styles|assets)/', '^src/words\\.ts$', contract)
  },
  {
    name: 'platform-imports-lib',
    comment: 'The platform layer lies at the bottom, so that it can be replaced as a whole; it navigates by the paths in routes.',
    from: { path: '^src/platform/' },
    to: nothingBut('^src/(platform|lib)/', '^src/routes\\.ts$', contract)
  },
  {
    name: 'lib-imports-lib',
    comment: 'Helpers know nothing of the app they help.',
    from: { path: '^src/lib/' },
    to: nothingBut('^src/lib/', contract)
  },
  {
    name: 'words-import-words',
    comment: 'The dictionary is data and how people say a date; only types may tell it what else there is to name.',
    from: { path: '^src/words(/|\\.ts$)' },
    to: { ...nothingBut('^src/(words|lib)/', contract), dependencyTypesNot: typesOnly }
  },
  {
    name: 'only-platform-touches-taro',
    comment: 'Request, upload, login, storage and scan differ between WeChat and a browser; src/platform is where they are made equal.',
    from: { path: '^src/', pathNot: '^src/platform/' },
    to: { path: ['^node_modules/@tarojs/(taro|runtime|helper|shared)/', '^node_modules/axios/'], dependencyTypesNot: typesOnly }
  }
]

const serverRules = [
  {
    name: 'server-knows-no-client',
    comment: 'The contract is all that client and server share.',
    from: { path: '^server/' },
    to: { path: '^(src|config|scripts)/' }
  },
  {
    name: 'server-runs-without-development-packages',
    comment: '`npm ci --omit=dev` must be enough to run the server.',
    from: { path: '^server/' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: typesOnly }
  },
  {
    name: 'routes-import-own-service',
    comment: 'Routes declare schema and permission and delegate: no SQL, no rules, no foreign module.',
    from: { path: '^server/modules/([^/]+)/[^/]+\\.routes\\.ts$' },
    to: nothingBut('^server/modules/$1/[^/]+\\.service\\.ts$', '^server/(plugins|shared)/', contract)
  },
  {
    name: 'service-imports-own-parts-and-other-services',
    comment: 'A service opens the transaction; another module\'s tables and rules are reached through its service.',
    from: { path: '^server/modules/([^/]+)/[^/]+\\.service\\.ts$' },
    to: nothingBut(
      '^server/modules/$1/',
      '^server/modules/[^/]+/[^/]+\\.service\\.ts$',
      '^server/database/client\\.ts$',
      '^server/(photos|shared)/',
      contract
    )
  },
  {
    name: 'service-knows-no-routes',
    comment: 'A service is called by HTTP, by the demo and by jobs alike.',
    from: { path: '^server/modules/.+\\.service\\.ts$' },
    to: { path: ['\\.routes\\.ts$', '^node_modules/(fastify|@fastify)/'] }
  },
  {
    name: 'rules-are-pure',
    comment: 'Rules are decided from what they are given: no IO, no clock, no randomness; a table of cases tests them.',
    from: { path: '^server/modules/.+\\.rules\\.ts$' },
    to: {
      path: '.',
      pathNot: ['^server/shared/(app-error|actor|calendar|permissions)\\.ts$', '^server/modules/[^/]+/[^/]+\\.rules\\.ts$', contract],
      dependencyTypesNot: typesOnly
    }
  },
  {
    name: 'repository-imports-database',
    comment: 'A repository returns rows or null and decides nothing. SQL composes, so one may build on another\'s query.',
    from: { path: '^server/modules/.+\\.repository\\.ts$' },
    to: {
      ...nothingBut('^server/database/', '^server/modules/[^/]+/[^/]+\\.repository\\.ts$', '^server/shared/', contract),
      dependencyTypesNot: typesOnly
    }
  },
  {
    name: 'only-repositories-hold-sql',
    comment: 'Whoever wants to know what is asked of the database reads the repositories. Provisioning writes the first rows of a village.',
    from: { path: '^server/', pathNot: ['^server/(database|provisioning|demo)/', '\\.repository\\.ts$'] },
    to: { path: '^node_modules/(kysely|pg)/' }
  },
  {
    name: 'module-is-wired-in-app',
    comment: 'server/app.ts is the table of contents: only it, services.ts, jobs.ts, the modules themselves and the demo know a module.',
    from: { path: '^server/', pathNot: ['^server/modules/', '^server/(app|services|jobs)\\.ts$', '^server/(demo|provisioning)/'] },
    to: { path: '^server/modules/' }
  },
  {
    name: 'plugins-import-shared',
    comment: 'A plugin serves every module and therefore knows none; what it needs is handed to it.',
    from: { path: '^server/plugins/' },
    to: { path: '^server/', pathNot: '^server/(plugins|shared)/', dependencyTypesNot: typesOnly }
  },
  {
    name: 'infrastructure-knows-no-application',
    comment: 'Database and photo storage lie below the modules.',
    from: { path: '^server/(database|photos)/' },
    to: nothingBut('^server/(database|photos|shared)/', '^server/(start-error|log|paths)\\.ts$', contract)
  },
  {
    name: 'shared-imports-shared',
    comment: 'What everybody imports imports nobody.',
    from: { path: '^server/shared/' },
    to: nothingBut('^server/shared/', contract)
  },
  {
    name: 'production-has-no-demo',
    comment: 'Demo people sign in without a password: the production process must not even be able to load them.',
    from: { path: '^server/main\\.ts$' },
    to: { path: '^server/demo/', reachable: true }
  }
]

const generalRules = [
  {
    name: 'tests-are-imported-by-nobody',
    comment: 'What only tests need must not be shipped. Scripts are not: they may drive a browser as the tests do.',
    from: { pathNot: ['^(tests|scripts)/', '^jest\\.config\\.js$'] },
    to: { path: '^tests/' }
  },
  {
    name: 'no-cycles',
    comment: 'Two files that need each other are one file, or three.',
    from: {},
    to: { circular: true }
  },
  {
    name: 'no-orphans',
    comment: 'A file that neither imports nor is imported is dead, unless a tool loads it by its name.',
    from: {
      orphan: true,
      pathNot: [
        '\\.d\\.ts$',
        '(^|/)(index|app)\\.config\\.ts$',
        '^src/platform/(abort-controller|aria-runtime)\\.ts$',
        '^src/platform/service-worker\\.js$',
        '^config/no-adapter\\.mjs$',
        '^[^/]+\\.c?js$',
        // The other half of a pair: the browser's is the one that is followed.
        '\\.weapp\\.ts$',
        '^tests/support/(asset|client-env|closing-line|[^/]+\\.global-(setup|teardown))\\.[jt]s$'
      ]
    },
    to: {}
  },
  {
    name: 'everything-resolves',
    comment: 'An import that leads nowhere.',
    from: {},
    to: { couldNotResolve: true }
  },
  {
    name: 'packages-are-declared',
    comment: 'A package that only comes along with another one is gone when that one changes its mind.',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] }
  }
]

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...contractRules, ...clientRules, ...serverRules, ...generalRules].map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: packages },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    // One import path stands for both platforms; the browser's half is followed, as in tsconfig.json.
    enhancedResolveOptions: {
      extensions: ['.h5.ts', '.h5.tsx', '.ts', '.tsx', '.d.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['main', 'types']
    }
  }
}
