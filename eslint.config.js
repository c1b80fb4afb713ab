import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/** What would let time, chance or the outside world into a pure function. */
const impure = [
  { name: 'Date', message: 'The core reads no clock: pass the instant in.' },
  { name: 'fetch', message: 'The core does no I/O.' },
  { name: 'globalThis', message: 'The core has no globals.' },
];

export default tseslint.config(
  { ignores: ['**/node_modules', '**/dist', '**/.tsc', '**/.vscode-test', '**/*.mjs', '**/*.cjs', '**/*.js'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      complexity: ['error', { max: 12, variant: 'modified' }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['server/src/core/**'],
    rules: {
      'no-restricted-globals': ['error', ...impure],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The core is deterministic.' },
      ],
    },
  },
  {
    // Whatever a file holds, an expression takes time in proportion to it.
    files: ['server/src/**', 'client/src/**', 'media/src/**'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignorePartial: false }],
    },
  },
  { files: ['test/**'], rules: { 'max-lines-per-function': 'off' } },
);
