import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { filesIn, findInFiles } from '../support/canary.ts';
import { launchChromium } from '../support/chromium.ts';
import { accepted, officesOf, verbs, type Offices } from '../support/editions.ts';
import { knownOperation } from '../support/known-operation.ts';
import { openKiosk, type KioskScreen } from '../support/kiosk-screen.ts';
import { explainWarnings, importSample } from '../support/rosters.ts';
import { openTown, type Town } from '../support/town.ts';

// 王市社区, row 4 of the farmland sample; 3916.32 = 29.8 × 131.42.
const RESIDENT = { idNumber: '999999198709076526', account: '6257083585844420375' };
const NEIGHBOUR = { idNumber: '999999197807270803', account: '6245087908007523326' };
const UNKNOWN_ID = '999999198001010016';
const NOT_FOUND = '没有查到';

const HEADLINE = '耕地补贴名册张榜公示';
const BULLETIN = { headline: HEADLINE, summary: '全镇一千零三十三户的面积和金额，都能查到。' };

let town: Town;
let offices: Offices;
let browser: Browser;
let kiosk: KioskScreen;

beforeAll(async () => {
  town = await openTown();
  offices = await officesOf(town);
  browser = await launchChromium();
  kiosk = await openKiosk(browser, town.url);
});
afterAll(async () => {
  await browser.close();
  await town.close();
});

/** From the clerk's draft to the office's publication; the roster's entry is always major. */
async function publishRoster(title: string) {
  const { roster, leader, committee, office } = offices;
  const draft = await importSample(roster, 'farmland-fertility-2026.xlsx');
  const written = accepted(
    await verbs.draft(roster, {
      catalogueCode: 'FARMLAND_FERTILITY',
      title,
      body: '名单由各村上报，站所核对。',
      bulletin: BULLETIN,
      rosterDraftId: draft.id,
    }),
  );
  // No document gave the money yet; the clerk says why the roster goes on.
  await explainWarnings(roster, draft.id, '文件还没有下达。');
  const handedIn = accepted(await verbs.submit(roster, written));
  const passed = accepted(await verbs.pass(leader, handedIn));
  const approved = accepted(await verbs.approve(committee, passed));
  return accepted(await verbs.publish(office, approved));
}

it('a roster goes from the office’s spreadsheet to the lobby and to the one it concerns', async () => {
  await kiosk.sees('公开栏正在准备');

  // Published: within 30 seconds it is in the rotation, without a touch.
  const first = await publishRoster('耕地地力保护补贴发放花名册');
  await kiosk.sees(HEADLINE, 30);

  // A tap opens the disclosure with its masked, paged roster.
  await kiosk.page.getByText(HEADLINE).first().tap();
  await kiosk.sees('罗＊');
  await kiosk.sees('3,916.32');
  expect(await kiosk.text()).not.toContain('罗华');
  await kiosk.sees('谁种地、谁护地，补贴给谁。');
  await kiosk.sees('咨询：王市镇财政所');
  await kiosk.tap('下一页');
  await kiosk.sees('第2页');

  // A correction replaces it without a blank moment; the old edition stays readable.
  await correct(first.disclosureId);
  await kiosk.tap('首页');
  await kiosk.sees('更正后的名册');
  await kiosk.page.getByText('更正后的名册').first().tap();
  await kiosk.tap('历次公开');
  await kiosk.sees('补上漏写的标准');

  // The resident finds the right amount, spelled out.
  await lookUp(RESIDENT.idNumber, RESIDENT.account.slice(-4));
  await kiosk.sees('29.8亩×131.42元＝3,916.32元');
  expect(await kiosk.text()).toContain('罗＊');
  const page = await kiosk.page.content();
  expect(page).not.toContain(RESIDENT.idNumber);
  expect(page).not.toContain(RESIDENT.account);
  expect(page).not.toContain('3,391.29');

  // On 退出 nothing of it is left where the page can reach.
  await kiosk.tap('看完了，退出');
  await kiosk.sees('查我的补贴');
  await nothingIsLeft('3,916.32');
}, 120_000);

/** Publishes the next edition while a second pair of eyes keeps asking what the public sees. */
async function correct(disclosureId: string): Promise<void> {
  const { roster, leader, committee, office } = offices;
  const next = accepted(await verbs.revise(roster, disclosureId, '补上漏写的标准'));
  const changed = accepted(
    await verbs.update(roster, next, {
      body: '标准：131.42 元/亩。',
      bulletin: { ...BULLETIN, headline: '更正后的名册' },
    }),
  );
  const handedIn = accepted(await verbs.submit(roster, changed));
  const passed = accepted(await verbs.pass(leader, handedIn));
  const approved = accepted(await verbs.approve(committee, passed));

  let isDone = false;
  const numbers: number[] = [];
  const watch = (async () => {
    while (!isDone) numbers.push(await numberShown(disclosureId));
  })();
  accepted(await verbs.publish(office, approved));
  numbers.push(await numberShown(disclosureId));
  isDone = true;
  await watch;
  expect(new Set(numbers)).toEqual(new Set([1, 2]));
}

async function numberShown(disclosureId: string): Promise<number> {
  const { disclosure } = await offices.office.must<{
    disclosure: { editionNumber: number } | null;
  }>('query ($id: ID!) { disclosure(id: $id) { editionNumber } }', { id: disclosureId });
  return disclosure!.editionNumber;
}

async function lookUp(idNumber: string, proof: string): Promise<void> {
  await kiosk.tap('首页');
  await kiosk.tap('查我的补贴');
  await kiosk.sees('请输入身份证号码');
  await kiosk.keyIn(idNumber);
  await kiosk.tap('下一步');
  await kiosk.sees('请输入银行卡后四位');
  await kiosk.keyIn(proof);
  await kiosk.tap('查询');
}

async function nothingIsLeft(amount: string): Promise<void> {
  const left = await kiosk.page.evaluate<string>(`JSON.stringify([
    document.documentElement.outerHTML, { ...localStorage }, { ...sessionStorage },
    location.href, history.state, document.cookie,
  ])`);
  for (const secret of [RESIDENT.idNumber, RESIDENT.account, amount, 'Bearer'])
    expect(left).not.toContain(secret);
}

it('a wrong digit, an unknown person and a locked-out person read the same sentence', async () => {
  const visitor = await openKiosk(browser, town.url, 'portrait');
  const read = async (idNumber: string, proof: string) => {
    await visitor.page.goto(`${town.url}/kiosk/my`);
    await visitor.keyIn(idNumber);
    await visitor.tap('下一步');
    await visitor.keyIn(proof);
    await visitor.tap('查询');
    await visitor.sees(NOT_FOUND);
    return visitor.text();
  };
  const wrongDigit = await read(NEIGHBOUR.idNumber, '0000');
  const unknown = await read(UNKNOWN_ID, '3326');
  const same = town.visitor();
  for (let tries = 1; tries <= 5; tries += 1)
    await same.run(knownOperation('OpenResidentSession'), {
      idNumber: NEIGHBOUR.idNumber,
      proof: '1111',
    });
  // Locked out by now: the right digits no longer help.
  const lockedOut = await read(NEIGHBOUR.idNumber, NEIGHBOUR.account.slice(-4));
  expect(unknown).toBe(wrongDigit);
  expect(lockedOut).toBe(wrongDigit);
  expect(visitor.thirdPartyRequests).toEqual([]);
  await visitor.close();
}, 90_000);

it('a resident who walks away is asked once and then forgotten', async () => {
  const walker = await openKiosk(browser, town.url);
  await walker.page.clock.install();
  await walker.page.goto(`${town.url}/kiosk/my`);
  await walker.keyIn(RESIDENT.idNumber);
  await walker.tap('下一步');
  await walker.keyIn(RESIDENT.account.slice(-4));
  await walker.tap('查询');
  await walker.sees('3,916.32');
  await walker.page.clock.runFor(46_000);
  await walker.sees('还在看吗');
  await walker.page.clock.runFor(21_000);
  await walker.sees('看公开事项');
  expect(await walker.text()).not.toContain('3,916.32');
  await walker.close();
}, 60_000);

it('no full ID number or account is in any answer, page, log line or database file', async () => {
  const secrets = [RESIDENT, NEIGHBOUR].flatMap(({ idNumber, account }) => [idNumber, account]);
  const inMemory = [...kiosk.answers, ...town.log].filter((text) =>
    secrets.some((secret) => text.includes(secret)),
  );
  expect(inMemory).toEqual([]);

  // The search itself works: what is public is found in the same files.
  expect(findInFiles(databaseFiles(), [HEADLINE]).length).toBeGreaterThan(0);
  expect(findInFiles(databaseFiles(), secrets)).toEqual([]);
});

/** SQLite's file and its log; MariaDB's tables of this town, its redo and undo logs. */
function databaseFiles(): string[] {
  if (town.databaseUrl === null) return filesIn(town.dataFolder);
  const { dataFolder } = inject('mariadb');
  const name = new URL(town.databaseUrl).pathname.slice(1);
  return [...filesIn(dataFolder), ...filesIn(join(dataFolder, name))];
}
