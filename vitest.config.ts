import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import type { TestProjectInlineConfiguration } from 'vitest/config';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The same API and flow tests run once for each database. */
const databaseTests = ['tests/api/**/*.test.ts', 'tests/flows/**/*.test.ts'];

function project(
  name: string,
  test: TestProjectInlineConfiguration['test'],
): TestProjectInlineConfiguration {
  return { extends: true, test: { ...test, name } };
}

export default defineConfig({
  resolve: {
    // Vite would load graphql/index.mjs while type-graphql requires graphql/index.js: two copies,
    // and graphql refuses a schema made by the other one.
    alias: [{ find: /^graphql$/, replacement: path('node_modules/graphql/index.js') }],
  },
  // Decorators and class fields as tsc compiles them: a field without a value must not be defined,
  // or it would overwrite what TypeORM put there.
  oxc: {
    decorator: { legacy: true },
    assumptions: { setPublicClassFields: true },
    typescript: { removeClassFieldsWithoutInitializer: true },
  },
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
    retry: 0,
    allowOnly: false,
    expect: { requireAssertions: true },
    env: { NODE_ENV: 'test', TZ: 'Asia/Shanghai' },
    projects: [
      project('domain', { include: ['tests/domain/**/*.test.ts'] }),
      project('repo', { include: ['tests/repo/**/*.test.ts'] }),
      project('api-sqlite', {
        include: databaseTests,
        env: { LIANXIN_TEST_DATABASE: 'sqlite' },
      }),
      project('api-mariadb', {
        include: databaseTests,
        env: { LIANXIN_TEST_DATABASE: 'mariadb' },
        globalSetup: ['tests/support/mariadb-server.ts'],
      }),
      project('browser', {
        include: ['tests/kiosk/**/*.test.ts'],
        globalSetup: ['tests/kiosk/product-server.ts'],
        env: { LIANXIN_TEST_DATABASE: 'sqlite' },
        testTimeout: 60_000,
      }),
      // Measured, not judged: a command of its own (npm run measure:disclosures).
      ...(process.env['LIANXIN_BENCH'] === 'on'
        ? [
            project('bench', {
              include: ['tests/bench/**/*.test.ts'],
              globalSetup: ['tests/support/mariadb-server.ts'],
              testTimeout: 1_200_000,
            }),
          ]
        : []),
      // Slow, and hard on the machine: only when named (npm test -- faults).
      ...(process.env['LIANXIN_FAULTS'] === 'on'
        ? [
            project('faults', {
              include: ['tests/faults/**/*.test.ts'],
              env: { LIANXIN_TEST_DATABASE: 'mariadb' },
              globalSetup: ['tests/support/mariadb-server.ts'],
              testTimeout: 600_000,
            }),
          ]
        : []),
    ],
  },
});
