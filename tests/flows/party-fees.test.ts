import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import type { Client } from '../support/client.ts';
import { officesOf, published } from '../support/editions.ts';
import { openKiosk, type KioskScreen } from '../support/kiosk-screen.ts';
import { party } from '../support/party.ts';
import {
  book,
  entered,
  enterMembers,
  importPayments,
  paymentRow,
  PAYMENT_HEADER,
  phone,
} from '../support/party-files.ts';
import { idNumber } from '../support/roster-files.ts';
import { openTown, type Town } from '../support/town.ts';

vi.setConfig({ testTimeout: 120_000 });

const MEMBER = idNumber(701);

let browser: Browser;
let town: Town;
let clerk: Client;
let kiosk: KioskScreen;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

beforeEach(async () => {
  town = await openTown();
  await party.branch(await town.staff('organisation'), 'A', { name: '前潘村党支部' });
  clerk = await town.staff('fees');
  kiosk = await openKiosk(browser, town.url);
});
afterEach(async () => {
  await kiosk.close();
  await town.close();
});

async function lookUp(number: string, proof: string): Promise<void> {
  await kiosk.page.goto(`${town.url}/kiosk/my`);
  await kiosk.keyIn(number);
  await kiosk.tap('下一步');
  await kiosk.keyIn(proof);
  await kiosk.tap('查询');
}

it('what the clerk records stands on the member’s screen, and on nobody else’s', async () => {
  const { data } = await party.add(clerk, 701, { phone: '13812347766' });
  const { id } = data!.addPartyMember;
  await party.fix(clerk, id, { monthlyIncome: '5001.00' });
  await party.pay(clerk, id, '150.04', '2026-001');
  await published(await officesOf(town), {
    title: '民主评议党员的安排',
    body: '十二月上旬召开。',
    audience: 'PARTY_MEMBERS',
    bulletin: null,
  });

  await lookUp(MEMBER, '7766');
  await kiosk.sees('王＊军');
  await kiosk.tap('我的党费');
  // Paid up to February; it is November.
  for (const words of ['前潘村党支部', '150.04元', '675.18元', '11月', '欠交75.02元'])
    await kiosk.sees(words);
  await kiosk.tap('怎么算的');
  for (const words of ['5001.00×1.5%＝75.02元', '村部二楼，每月10日', '已有8个月没有交齐'])
    await kiosk.sees(words);
  await kiosk.tap('党内公开');
  for (const words of ['民主评议党员的安排', '只对党员公开', '十二月上旬召开'])
    await kiosk.sees(words);

  await kiosk.tap('看完了，退出');
  await kiosk.sees('看公开事项');
  const left = await kiosk.page.evaluate<string>(`JSON.stringify([
    document.documentElement.outerHTML, { ...localStorage }, { ...sessionStorage }, history.state,
  ])`);
  for (const secret of [MEMBER, '7766', '150.04', '5001', '民主评议'])
    expect(left).not.toContain(secret);
});

it('what the clerk brings as two files stands on each member’s screen', async () => {
  await enterMembers(clerk, 'A', [1, 2]);
  const rows = [paymentRow(1, '2026-001'), paymentRow(2, '2026-002', { '金额（元）': '45.00' })];
  await entered(importPayments(clerk, 'A', await book(PAYMENT_HEADER, rows)));
  for (const [n, paid, owing] of [
    [1, '30.00元', '135.00元'],
    [2, '45.00元', '120.00元'],
  ] as const) {
    await lookUp(idNumber(n), phone(n).slice(-4));
    await kiosk.tap('我的党费');
    await kiosk.sees(paid);
    await kiosk.sees(owing);
    await kiosk.tap('看完了，退出');
    await kiosk.sees('看公开事项');
  }
});

it('whoever left the party finds no trace that there is such a screen', async () => {
  const { data } = await party.add(clerk, 701, { phone: '13812347766' });
  await party.end(clerk, data!.addPartyMember.id, 'A', '2026-10');
  await lookUp(MEMBER, '7766');
  await kiosk.sees('没有查到');
  expect(await kiosk.text()).not.toContain('党费');
  expect(kiosk.answers.join()).not.toContain('前潘村党支部');
});
