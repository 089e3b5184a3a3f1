const js = require('@eslint/js')
const reactHooks = require('eslint-plugin-react-hooks')
const { defineConfig, globalIgnores } = require('eslint/config')
const typescript = require('typescript-eslint')

const sources = '{src,server,types,config,scripts,tests}/**/*.{ts,tsx}'

const style = {
  'max-len': ['error', { code: 140, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true }],
  'comma-dangle': ['error', 'never'],
  'jsx-quotes': ['error', 'prefer-single'],
  'no-multiple-empty-lines': ['error', { max: 1, maxEOF: 0 }],
  'no-tabs': 'error',
  'no-trailing-spaces': 'error',
  'eol-last': 'error',
  quotes: ['error', 'single', { avoidEscape: true, allowTemplateLiterals: true }],
  semi: ['error', 'never', { beforeStatementContinuationChars: 'always' }]
}

const chinese = '/[\\u4e00-\\u9fff]/'
const inChinese = (selector) => ({
  selector: `${selector}[value${selector === 'TemplateElement' ? '.raw' : ''}=${chinese}]`,
  message: 'What people read belongs to src/words.'
})
const colour = '/^#[0-9a-f]{3,8}$|^(rgb|hsl)a?\\(|^[0-9.]+(px|rpx|rem)$/i'

module.exports = defineConfig([
  globalIgnores(['dist/', 'data/', 'coverage/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  { rules: { ...style, eqeqeq: 'error', 'prefer-const': 'error' } },
  {
    files: ['*.{js,cjs}', 'tests/support/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'writable', require: 'readonly', __dirname: 'readonly', process: 'readonly' }
    }
  },
  {
    files: ['src/platform/service-worker.js'],
    languageOptions: {
      globals: Object.fromEntries(['self', 'caches', 'fetch', 'setTimeout', 'URL'].map((name) => [name, 'readonly']))
    }
  },
  {
    files: [sources],
    extends: [typescript.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
    rules: {
      // The compiler resolves names; eslint would need a list of globals for each platform.
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Objects here are closures: no method depends on `this`. Fastify wants async plugins, awaiting or not.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/require-await': 'off'
    }
  },
  {
    files: ['{src,server}/**/*.{ts,tsx}'],
    rules: { 'max-lines': ['error', { max: 260, skipBlankLines: true }] }
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    rules: { 'react-hooks/exhaustive-deps': 'error' }
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/platform/**', 'src/lib/keyboard.ts'],
    rules: {
      // A mini program has none of a browser's globals and a browser no wx: src/platform makes the two equal.
      'no-restricted-globals': [
        'error',
        ...['wx', 'window', 'document', 'navigator', 'location', 'history', 'localStorage', 'sessionStorage', 'fetch', 'XMLHttpRequest', 'FileReader']
          .map((name) => ({ name, message: 'Ask src/platform for it.' }))
      ]
    }
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/words.ts', 'src/words/**', 'src/styles/**', 'src/packages/gallery/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...['Literal', 'JSXText', 'TemplateElement'].map(inChinese),
        { selector: `Literal[value=${colour}]`, message: 'Colours and sizes are tokens in src/styles.' }
      ]
    }
  },
  {
    files: ['server/**/*.ts'],
    rules: {
      // Logs go through the logger, which knows what must not be written.
      'no-console': 'error',
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
      '@typescript-eslint/no-misused-promises': 'error'
    }
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    // jest's matchers, parsed JSON and the globals of a mini program are `any`; the assertion that follows is the check.
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // A stand-in may give less than the type it stands in for.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off'
    }
  },
  {
    // Plays WeChat: loads libraries once the globals they read stand, and runs the built scripts as text.
    files: ['tests/support/weapp-host.ts', 'tests/weapp/compile.test.ts'],
    rules: { '@typescript-eslint/no-require-imports': 'off', '@typescript-eslint/no-implied-eval': 'off' }
  }
])
