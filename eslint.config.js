import js from '@eslint/js';
import lwcPlatform from '@lwc/eslint-plugin-lwc-platform';
import slds from '@salesforce-ux/eslint-plugin-slds';
import lwcTypeScript from '@salesforce/eslint-config-lwc/recommended-ts.js';
import { defineConfig } from 'eslint/config';
import jest from 'eslint-plugin-jest';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const LWC = 'force-app/**/lwc';

export default defineConfig([
  {
    ignores: [
      '**/node_modules',
      'lib',
      'build',
      'coverage',
      'dist',
      'reports',
      '.stryker-tmp',
      `${LWC}/**/*.js`
    ]
  },
  { files: ['**/*.{js,ts}'], extends: [js.configs.recommended] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Bit sets and tables index what their invariants say is there.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // node:test returns promises that the runner itself awaits.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['describe', 'it', 'test'], package: 'node:test' }
          ]
        }
      ]
    }
  },
  {
    files: ['{src,local-org}/**/*.test.ts'],
    rules: {
      // All unit tests share one process, in which a hook outside of every suite runs for the tests of all files.
      'no-restricted-syntax': [
        'error',
        {
          selector: 'Program > ExpressionStatement > CallExpression[callee.name=/^(before|after)Each$/]',
          message: 'Put it into a describe: all unit tests share one process.'
        }
      ]
    }
  },
  {
    files: ['src/core/**/*.ts'],
    // The core compiles against a library of its own (scripts/coreLib.ts), whose Error the rule does not know.
    rules: { '@typescript-eslint/only-throw-error': 'off' }
  },
  {
    files: ['**/*.js'],
    languageOptions: { globals: globals.node }
  },
  {
    files: [`${LWC}/**/*.ts`],
    extends: [lwcTypeScript, lwcPlatform.configs.recommended],
    // Both set the parser of JavaScript.
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname }
    },
    rules: {
      // Crashes on the tree of the TypeScript parser (6.3.0).
      '@lwc/lwc-platform/valid-offline-wire': 'off',
      '@lwc/lwc/no-api-reassignments': 'error',
      // The rule of typescript-eslint knows what a type uses.
      'no-unused-vars': 'off',
      'no-void': ['error', { allowAsStatement: true }]
    }
  },
  {
    // The one place that waits; whoever asks it stops it on removal.
    files: [`${LWC}/runAsLater/runAsLater.ts`],
    rules: { '@lwc/lwc/no-async-operation': 'off' }
  },
  {
    files: [`${LWC}/**/__tests__/**/*.ts`, 'config/lwc/**'],
    extends: [jest.configs['flat/recommended']],
    languageOptions: { globals: { ...globals.jest, ...globals.browser } },
    rules: {
      '@lwc/lwc/no-async-operation': 'off',
      // Cases of one component follow each other.
      'no-await-in-loop': 'off',
      '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off'
    }
  },
  ...slds.configs['flat/recommended-html'].map((config) => ({ ...config, files: [`${LWC}/**/*.html`] })),
  ...slds.configs['flat/recommended-css'].map((config) => ({ ...config, files: [`${LWC}/**/*.css`] }))
]);
