import { createRequire } from 'node:module';

const { jestConfig } = createRequire(import.meta.url)('@salesforce/sfdx-lwc-jest/config');

/** Component tests, on the TypeScript itself; `c/runAsCore`, `c/runAsOrg` and `c/runAsCharts` are the sources, as in the preview. */
export default {
  ...jestConfig,
  roots: ['<rootDir>/force-app'],
  setupFilesAfterEnv: ['<rootDir>/config/lwc/setup.js'],
  testMatch: ['**/__tests__/**/*.test.ts'],
  moduleFileExtensions: ['ts', 'js', 'html', 'css', 'json'],
  moduleNameMapper: {
    ...jestConfig.moduleNameMapper,
    '^c/runAsCore$': '<rootDir>/src/core/index.ts',
    '^c/runAsCharts$': '<rootDir>/src/charts/index.ts',
    '^c/runAsOrg$': '<rootDir>/src/org/browser.ts',
    // Their other builds are ES modules under a name that jest does not transform.
    '^(d3-[a-z-]+|internmap)$': '<rootDir>/node_modules/$1/dist/$1.js',
    // What we use of the base components and sfdx-lwc-jest has no stub of.
    '^lightning/modal$': '<rootDir>/config/lwc/lightning/modal/modal',
    '^lightning/select$': '<rootDir>/config/lwc/lightning/select/select'
  },
  // What the core and the reader depend on ships ES modules only.
  transformIgnorePatterns: [
    '/node_modules/(?!(@noble/|p-limit/|yocto-queue/|.*@lwc/state|@salesforce/sfdx-lwc-jest/src/lightning-stubs/))'
  ]
};
