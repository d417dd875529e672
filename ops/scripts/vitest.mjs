/** Runs the chosen Vitest projects and counts. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tool } from './checks.mjs';
import { at, childEnvironment, say } from './project.mjs';

export const quickProjects = ['domain', 'repo'];
export const allProjects = [...quickProjects, 'api-sqlite', 'api-mariadb', 'browser'];

/** Resolves with what passed and failed; whatever ends Vitest early is a failure too. */
export async function runVitest(projects, files) {
  const report = at('dist', `tally-${process.pid}.json`);
  try {
    const faults = projects.includes('faults') ? { LIANXIN_FAULTS: 'on' } : {};
    const { code } = await tool('vitest', vitestArguments(projects, files), {
      env: childEnvironment({ LIANXIN_TALLY: report, ...faults }),
      show: true,
    });
    if (!existsSync(report)) {
      say('✗ vitest ended without a result');
      return { passed: 0, failed: 1 };
    }
    return judge(JSON.parse(readFileSync(report, 'utf8')), code, files.length > 0 ? [] : projects);
  } finally {
    rmSync(report, { force: true });
  }
}

function vitestArguments(projects, files) {
  return [
    'run',
    ...projects.flatMap((name) => ['--project', name]),
    '--silent=passed-only',
    '--reporter=default',
    '--reporter=./ops/scripts/vitest-tally.mjs',
    ...files,
  ];
}

function judge(tally, code, expectedProjects) {
  for (const test of tally.notRun) say(`✗ not run: ${test}`);
  const empty = expectedProjects.filter((name) => !tally.projects[name]);
  for (const name of empty) say(`✗ the project ${name} has no test`);
  const failed = tally.failed + empty.length;
  if (code !== 0 && failed === 0) say(`✗ vitest ended with exit code ${code}`);
  return { passed: tally.passed, failed: code !== 0 ? Math.max(failed, 1) : failed };
}
