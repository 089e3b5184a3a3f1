const { availableParallelism } = require('node:os')

const shared = {
  rootDir: __dirname,
  transform: { '\\.[jt]sx?$': 'babel-jest' },
  // Packages that come as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(content-disposition|cookie|@stablelib/[a-z0-9]+)/)'],
  moduleNameMapper: { '^@/(.*)$': '<rootDir>/src/$1', '^@contract/(.*)$': '<rootDir>/types/contract/$1' },
  globals: { API_ORIGIN: '' }
}

const project = (displayName, more) => ({
  ...shared,
  displayName,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/tests/${displayName}/**/*.test.{ts,tsx}`],
  ...more
})

/** @type {import('jest').Config} */
module.exports = {
  // Jest reads this here alone, not in a project; a test never fails for being slow on a busy machine.
  testTimeout: 180_000,
  // Browsers and the database are waited for much of the time; the cores would stand idle.
  maxWorkers: Math.ceil(1.5 * availableParallelism()),
  reporters: ['default', '<rootDir>/tests/support/closing-line.js'],
  projects: [
    project('unit'),
    project('server', {
      globalSetup: '<rootDir>/tests/support/postgres.global-setup.ts',
      globalTeardown: '<rootDir>/tests/support/postgres.global-teardown.ts'
    }),
    project('client', {
      testEnvironment: 'jsdom',
      testEnvironmentOptions: { url: 'http://localhost/' },
      setupFiles: ['<rootDir>/tests/support/client-env.ts'],
      setupFilesAfterEnv: ['@testing-library/jest-dom'],
      // The browser's half of src/platform, as Taro resolves it for H5.
      moduleFileExtensions: ['h5.ts', 'h5.tsx', 'ts', 'tsx', 'js', 'json'],
      moduleNameMapper: {
        '\\.(scss|png|jpe?g|svg)$': '<rootDir>/tests/support/asset.js',
        '^@tarojs/components$': '<rootDir>/tests/support/taro-components.tsx',
        '^@tarojs/taro$': '<rootDir>/tests/support/taro.ts',
        ...shared.moduleNameMapper
      }
    }),
    // glass-easel keeps its DOM on the global object.
    project('weapp', {
      testEnvironmentOptions: { globalsCleanup: 'off' },
      globalSetup: '<rootDir>/tests/support/weapp.global-setup.ts',
      globalTeardown: '<rootDir>/tests/support/postgres.global-teardown.ts'
    }),
    project('e2e', {
      globalSetup: '<rootDir>/tests/support/e2e.global-setup.ts',
      globalTeardown: '<rootDir>/tests/support/e2e.global-teardown.ts'
    })
  ]
}
