/**
 * `npm test`: installs what is missing, then format, lint, types, drift of generated files and all
 * tests. The last line is `N passed, N failed`, tests and steps counted alike.
 *
 *   npm test                       everything
 *   npm test -- --fast             format, lint, types, domain and repository tests
 *   npm test -- api browser        only these test projects (api: both databases; also faults)
 *   npm test -- domain tests/a.test.ts   only these files of them
 */
import { driftSteps, staticSteps } from './checks.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureDebianPackages } from './debian.mjs';
import { ensureInstalled } from './install.mjs';
import { Advice, say } from './project.mjs';
import { allProjects, quickProjects, runVitest } from './vitest.mjs';

const count = { passed: 0, failed: 0 };

try {
  await main(plan(process.argv.slice(2)));
} catch (error) {
  count.failed += 1;
  console.error(error instanceof Advice ? `\n${error.message}` : error);
}
if (count.passed === 0) count.failed = Math.max(count.failed, 1);
process.exitCode = count.failed > 0 ? 1 : 0;
say(`${count.passed} passed, ${count.failed} failed`);

function plan(words) {
  const fast = words.includes('--fast');
  const files = words.filter((word) => word.includes('/'));
  const named = words.filter((word) => word !== '--fast' && !word.includes('/'));
  const projects = named.flatMap((word) => (word === 'api' ? ['api-sqlite', 'api-mariadb'] : word));
  const unknown = projects.find((name) => ![...allProjects, 'faults'].includes(name));
  if (unknown !== undefined)
    throw new Advice(
      `没有这个测试项目 unknown: ${unknown}. Choose: api ${allProjects.join(' ')} faults`,
    );
  if (projects.length > 0)
    return { projects, files, steps: false, fast: fast || isQuick(projects) };
  return { projects: fast ? quickProjects : allProjects, files, steps: true, fast };
}

function isQuick(projects) {
  return projects.every((name) => quickProjects.includes(name));
}

async function main({ projects, files, steps, fast }) {
  await ensureInstalled();
  if (!fast) {
    await ensureDebianPackages();
    await step({ name: 'build', run: builds });
  }
  if (steps) for (const each of [...staticSteps(), ...(fast ? [] : driftSteps())]) await step(each);
  const tests = await runVitest(projects, files);
  count.passed += tests.passed;
  count.failed += tests.failed;
}

async function builds() {
  try {
    await ensureBuilt();
    return { code: 0, output: '' };
  } catch (error) {
    if (error instanceof Advice) return { code: 1, output: error.message };
    throw error;
  }
}

async function step({ name, run }) {
  const started = performance.now();
  const { code, output } = await run();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  count[code === 0 ? 'passed' : 'failed'] += 1;
  say(`${code === 0 ? '✓' : '✗'} ${name} ${seconds} s`);
  if (code !== 0) say(output.trimEnd().replace(/^/gm, '    '));
}
