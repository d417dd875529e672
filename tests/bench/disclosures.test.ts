/**
 * `npm run measure:disclosures`: the public questions with 1,000 and with 100,000 editions, on both
 * engines, through the whole server. What counts is the ratio within one run; nothing here passes or
 * fails by time.
 */
import 'reflect-metadata';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import type { Deps } from '../../server/context.ts';
import { openDatabase } from '../../server/database/database.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../server/database/demo/accounts.ts';
import { insertTown, loadOffices } from '../../server/database/demo/demo-town.ts';
import { CATALOGUE } from '../../server/database/demo/catalogue.ts';
import { VILLAGES } from '../../server/database/demo/town.ts';
import { DisclosureRow, EditionRow } from '../../server/disclosure/disclosure.entity.ts';
import { createVault } from '../../server/shared/crypto.ts';
import { Client } from '../support/client.ts';
import { createMariadbDatabase } from '../support/mariadb.ts';

const SIZES = [1_000, 100_000];
const REPEATS = 300;
const CHUNK = 500;
const DAY_MS = 24 * 60 * 60_000;

const QUESTIONS: Readonly<Record<string, string>> = {
  bulletins: '{ bulletins { id headline summary dwellSeconds } }',
  disclosures: '{ disclosures(first: 20) { totalCount nodes { id title publishedAt } } }',
  'disclosures of a village':
    '{ disclosures(first: 20, filter: { villageCode: "341623110202" }) { totalCount nodes { id title } } }',
  'disclosures of a subject':
    '{ disclosures(first: 20, filter: { catalogueCode: "POLICIES" }) { totalCount nodes { id title } } }',
  disclosure:
    '{ disclosure(id: 500) { id title bodyHtml editions { number } timeliness { dueOn } } }',
};

interface Figures {
  first: number;
  p50: number;
  p95: number;
}

const folder = mkdtempSync(join(tmpdir(), 'lianxin-bench-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(['SQLite', 'MariaDB'])('public questions on %s', async (engine) => {
  const bySize: Record<string, Figures>[] = [];
  for (const size of SIZES) bySize.push(await measure(engine, size));
  print(engine, bySize);
  expect(bySize.map((figures) => Object.keys(figures))).toEqual(
    SIZES.map(() => Object.keys(QUESTIONS)),
  );
});

async function measure(engine: string, size: number): Promise<Record<string, Figures>> {
  const databaseUrl = engine === 'SQLite' ? null : (await createMariadbDatabase()).url;
  const dataFolder = join(folder, `${engine}-${size}`);
  mkdirSync(dataFolder);
  const database = await openDatabase({ databaseUrl, dataFolder });
  const deps: Deps = { database, clock: database.clock, vault: createVault('a1'.repeat(32)) };
  await loadOffices(deps);
  await insertTown(deps);
  await fill(deps, size);
  const app = await buildApp(deps, {
    logLevel: 'silent',
    demo: { demoAccounts: DEMO_ACCOUNTS, demoPassword: DEMO_PASSWORD },
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  try {
    return await ask(url);
  } finally {
    await app.close();
    await database.close();
  }
}

async function ask(url: string): Promise<Record<string, Figures>> {
  const client = new Client(url);
  await client.signIn('office');
  const figures: Record<string, Figures> = {};
  for (const [name, question] of Object.entries(QUESTIONS)) {
    const times: number[] = [];
    for (let at = 0; at < REPEATS; at += 1) {
      const began = performance.now();
      await client.must(question);
      times.push(performance.now() - began);
    }
    const first = times[0]!;
    times.sort((a, b) => a - b);
    figures[name] = {
      first,
      p50: times[Math.floor(times.length * 0.5)]!,
      p95: times[Math.floor(times.length * 0.95)]!,
    };
  }
  return figures;
}

/** One edition in ten has a bulletin, one in twenty is a second edition. */
async function fill({ database, clock }: Deps, size: number): Promise<void> {
  const now = clock.now().getTime();
  for (let from = 0; from < size; from += CHUNK)
    await database.write(async (writer) => {
      const disclosures: DisclosureRow[] = [];
      const editions: Omit<EditionRow, 'id'>[] = [];
      for (let at = from; at < Math.min(size, from + CHUNK); at += 1) {
        const isSecond = at % 20 === 19;
        const id = isSecond ? at : at + 1;
        if (!isSecond) disclosures.push(disclosure(id));
        editions.push(
          edition(id, isSecond ? 2 : 1, new Date(now - ((size - at) / size) * 900 * DAY_MS)),
        );
      }
      await writer.insert(DisclosureRow, disclosures);
      await writer.insert(EditionRow, editions);
    });
}

function disclosure(id: number): DisclosureRow {
  return {
    id,
    catalogueCode: CATALOGUE[id % CATALOGUE.length]!.code,
    villageCode: id % 3 === 0 ? null : VILLAGES[id % VILLAGES.length]![0],
    publishingBody: '王市镇人民政府',
    period: null,
  };
}

function edition(disclosureId: number, number: number, visibleFrom: Date): Omit<EditionRow, 'id'> {
  const place = disclosure(disclosureId);
  const hasBulletin = disclosureId % 10 === 0;
  return {
    disclosureId,
    catalogueCode: place.catalogueCode,
    villageCode: place.villageCode,
    publishingBody: place.publishingBody,
    number,
    version: 5,
    state: 'PUBLISHED',
    openDisclosureId: null,
    title: `公开事项 ${disclosureId} 第 ${number} 版`,
    body: '收入和支出逐笔列出，原始单据存放在村部。\n\n'.repeat(10),
    isMajor: false,
    audience: 'PUBLIC',
    headline: hasBulletin ? `标题 ${disclosureId}` : null,
    summary: hasBulletin ? '一句话。' : null,
    dwellSeconds: null,
    changeNote: number === 1 ? null : '更正',
    rosterId: null,
    partyFeeSummaryId: null,
    permitListId: null,
    formedOn: '2026-01-05',
    authorId: 1,
    passedById: 2,
    contentHash: null,
    partyFrom: null,
    visibleFrom,
    visibleUntil: null,
    publicPeriodEndsOn: null,
    withdrawnAt: null,
    withdrawalReason: null,
  };
}

function print(engine: string, [few, many]: Record<string, Figures>[]): void {
  console.log(
    `\n${engine}, ms: p95 at 1,000 / at 100,000 editions, ratio, the very first at 100,000`,
  );
  for (const name of Object.keys(QUESTIONS)) {
    const [a, b] = [few![name]!, many![name]!];
    const ratio = (b.p95 / a.p95).toFixed(2);
    console.log(
      `| ${name} | ${a.p95.toFixed(1)} | ${b.p95.toFixed(1)} | ${ratio} | ${b.first.toFixed(0)} |`,
    );
  }
}
