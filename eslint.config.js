import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/**
 * The pure packages know neither clock nor chance nor timers; the language's own doors to them are shut here.
 * @type {import('eslint').Linter.Config}
 */
const impure = {
  files: ['packages/*/src/**/*.ts'],
  ignores: ['**/*.test.ts'],
  rules: {
    'no-restricted-properties': [
      'error',
      { object: 'Date', property: 'now', message: 'Time comes in as an argument.' },
      { object: 'Math', property: 'random', message: 'Chance comes in as an argument.' },
    ],
    'no-restricted-syntax': [
      'error',
      {
        selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
        message: 'Time comes in as an argument.',
      },
      { selector: 'CallExpression[callee.name="Date"]', message: 'Time comes in as an argument.' },
    ],
    'no-restricted-globals': [
      'error',
      ...[
        'setTimeout',
        'setInterval',
        'setImmediate',
        'queueMicrotask',
        'performance',
        'crypto',
        'fetch',
        'console',
      ].map((name) => ({ name, message: 'A pure package has no clock, chance or I/O.' })),
      ...['process', 'Buffer', 'window', 'document', 'navigator', 'localStorage', 'globalThis'].map(
        (name) => ({
          name,
          message: 'A pure package knows neither the browser nor Node.',
        }),
      ),
    ],
  },
};

export default ts.config(
  {
    ignores: [
      '**/build/',
      '**/.svelte-kit/',
      '**/paraglide/',
      '**/test-results/',
      '**/playwright-report/',
      'data/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ts.configs.recommended,
  svelte.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
      // TypeScript knows every name; ESLint would have to be told.
      'no-undef': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ['apps/server/**/*.ts', 'apps/cli/**/*.ts', 'bench/**/*.ts', 'e2e/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts', '**/*.svelte.js'],
    languageOptions: { globals: globals.browser, parserOptions: { parser: ts.parser } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/button-has-type': 'error',
      'svelte/no-target-blank': ['error', { allowReferrer: true }],
      // Props are declared together: one that is bound makes it `let` for all of them.
      'prefer-const': 'off',
      'svelte/prefer-const': [
        'error',
        { destructuring: 'all', excludedRunes: ['$props', '$derived', '$state'] },
      ],
      // Values in `$state.raw` are replaced, never changed in place, and a Set inside a function is nobody's state.
      'svelte/prefer-svelte-reactivity': 'off',
      // The app lies at its host's root, always: there is no base path to resolve against.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  impure,
);
