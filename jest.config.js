import { createRequire } from 'node:module';

const { jestConfig } = createRequire(import.meta.url)('@salesforce/sfdx-lwc-jest/config');

/** Component tests, on the TypeScript itself; `c/runAsCore` and `c/runAsOrg` are the sources, as in the preview. */
export default {
  ...jestConfig,
  roots: ['<rootDir>/force-app'],
  setupFilesAfterEnv: ['<rootDir>/config/lwc/setup.js'],
  testMatch: ['**/__tests__/**/*.test.ts'],
  moduleFileExtensions: ['ts', 'js', 'html', 'css', 'json'],
  moduleNameMapper: {
    ...jestConfig.moduleNameMapper,
    '^c/runAsCore$': '<rootDir>/src/core/index.ts',
    '^c/runAsOrg$': '<rootDir>/src/org/browser.ts',
    // The one base component we use that sfdx-lwc-jest has no stub of.
    '^lightning/select$': '<rootDir>/config/lwc/lightning/select/select'
  },
  // What the core and the reader depend on ships ES modules only.
  transformIgnorePatterns: [
    '/node_modules/(?!(@noble/|p-limit/|yocto-queue/|.*@lwc/state|@salesforce/sfdx-lwc-jest/src/lightning-stubs/))'
  ]
};
