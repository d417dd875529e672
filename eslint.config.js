import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const typescriptFiles = ['**/*.ts', '**/*.svelte'];

export default defineConfig(
  globalIgnores([
    'dist/',
    'data/',
    'test-results/',
    'kiosk/build/',
    '**/.svelte-kit/',
    'kiosk/src/lib/generated/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'off',
      // The full-width space is Chinese text as any other.
      'no-irregular-whitespace': [
        'error',
        { skipStrings: true, skipTemplates: true, skipRegExps: true, skipComments: true },
      ],
      complexity: ['error', 12],
      'max-depth': ['error', 4],
      'max-params': ['error', 5],
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.{js,mjs}', 'server/**/*.ts', 'tests/**/*.ts', 'ops/**/*.ts', '*.ts'],
    languageOptions: { globals: globals.node },
  },
  {
    files: typescriptFiles,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // `async` without `await` is how an interface's asynchronous method is kept simple.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['kiosk/**'],
    extends: [svelte.configs.recommended],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['kiosk/**/*.svelte', 'kiosk/**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
  },
  {
    // To ESLint what a component exports or hands to a snippet is `any`; svelte-check knows it.
    files: ['kiosk/**/*.svelte'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // One parameter for each argument of the API.
    files: ['server/**/*.resolver.ts'],
    rules: { 'max-params': 'off' },
  },
  {
    // What is listed rather than thought through: every migration and the demo town.
    files: ['server/database/migrations/**', 'server/database/demo/**'],
    rules: { 'max-lines': ['error', 600], 'max-lines-per-function': 'off' },
  },
  {
    files: ['tests/**'],
    rules: { 'max-lines': ['error', 400], 'max-lines-per-function': 'off' },
  },
);
