/**
 * A Vitest reporter that writes what npm test counts to LIANXIN_TALLY. A skipped test is a failed
 * one; so is a file, a suite or a global setup that broke.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export default class Tally {
  onTestRunEnd(modules, unhandledErrors) {
    const tally = { passed: 0, failed: unhandledErrors.length, notRun: [], projects: {} };
    for (const module of modules) count(module, tally);
    mkdirSync(dirname(process.env.LIANXIN_TALLY), { recursive: true });
    writeFileSync(process.env.LIANXIN_TALLY, JSON.stringify(tally));
  }
}

function count(module, tally) {
  const project = module.project.name;
  tally.failed += module.errors().length;
  for (const suite of module.children.allSuites()) tally.failed += suite.errors().length;
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    tally.projects[project] = (tally.projects[project] ?? 0) + 1;
    if (state === 'passed') tally.passed += 1;
    else tally.failed += 1;
    if (state !== 'passed' && state !== 'failed')
      tally.notRun.push(`${project}: ${module.relativeModuleId} > ${test.fullName}`);
  }
}
