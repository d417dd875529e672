import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { accepted, officesOf, refusalCode, verbs, type Offices } from '../support/editions.ts';
import { openKiosk, type KioskScreen } from '../support/kiosk-screen.ts';
import {
  bankRow,
  enterReturn,
  importPayees,
  reconciliation,
  returnedRow,
} from '../support/payments.ts';
import { account, idNumber } from '../support/roster-files.ts';
import { explainWarnings } from '../support/rosters.ts';
import { openTown, type Town } from '../support/town.ts';

const DAYS = 24 * 60 * 60;

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

/** The n-th payee keys in their number and card, reads, and leaves. */
async function reads(n: number, ...words: string[]): Promise<void> {
  await kiosk.page.goto(`${town.url}/kiosk/my`);
  await kiosk.sees('请输入身份证号码');
  await kiosk.keyIn(idNumber(n));
  await kiosk.tap('下一步');
  await kiosk.sees('请输入银行卡后四位');
  await kiosk.keyIn(account(n).slice(-4));
  await kiosk.tap('查询');
  for (const each of words) await kiosk.sees(each);
}

interface Given {
  totalAmount: string | null;
  entries: { id: string }[];
}

/** Money from above comes with a document (资金下达). */
async function give(amount: string): Promise<Given> {
  const given = await offices.office.must<{ recordAllocation: Given }>(
    `mutation ($input: FundAllocationInput!) {
       recordAllocation(input: $input) { totalAmount entries { id } } }`,
    {
      input: {
        programmeCode: 'FARMLAND_FERTILITY',
        period: '2026',
        amount,
        documentNumber: '利财预〔2026〕31号',
        documentOn: '2026-11-20',
      },
    },
  );
  return given.recordAllocation;
}

it('money goes from above through the published roster and the bank’s file to the one it concerns', async () => {
  // A fen more was given than the roster comes to: it goes no further before somebody finds out why.
  const wrong = await give('5256.81');
  const rosterId = await importPayees(offices, 4);
  await explainWarnings(offices.roster, rosterId);
  const draft = accepted(
    await verbs.draft(offices.roster, {
      catalogueCode: 'FARMLAND_FERTILITY',
      title: '耕地地力保护补贴公示',
      rosterDraftId: rosterId,
    }),
  );
  const tooEarly = await verbs.submit(offices.roster, draft);
  expect(refusalCode(tooEarly)).toBe('ROSTER_HAS_PROBLEMS');
  await offices.office.must(
    'mutation ($id: ID!) { reverseAllocation(id: $id, reason: "多录一分") { totalAmount } }',
    { id: wrong.entries[0]!.id },
  );
  expect((await give('5256.80')).totalAmount).toBe('5256.80');

  // Now it adds up from the allocation to the last row, and the chain may go on.
  await explainWarnings(offices.roster, rosterId);
  const submitted = accepted(await verbs.submit(offices.roster, draft));
  const passed = accepted(await verbs.pass(offices.leader, submitted));
  const approved = accepted(await verbs.approve(offices.committee, passed));
  accepted(await verbs.publish(offices.office, approved));
  await reads(1, '1,314.20', '公示中');

  // The public period is over: it is to be paid, and says so by itself.
  town.clock.advance(8 * DAYS);
  offices = await officesOf(town);
  await reads(1, '1,314.20', '待发放');

  // The bank pays two, sends one back and says nothing of the fourth.
  const day = '2026-12-01';
  await enterReturn(offices.roster, rosterId, [
    bankRow(1, { 5: day }),
    bankRow(2, { 2: '1000.00', 5: day }),
    returnedRow(3, '账户户名不符', day),
  ]);
  await reads(1, '已发放12月1日');
  await reads(2, '已发放12月1日实发1,000.00元，请到窗口核对');
  await reads(3, '退回卡号和姓名对不上，请带证件和卡到窗口');
  await kiosk.tap('怎么办？');
  await kiosk.sees('带上身份证和银行卡，到便民服务中心窗口核对卡号');
  await reads(4, '待发放');

  // Whoever oversees sees each of it, and that it adds up.
  const supervisor = await town.staff('supervisor');
  const { totals, nodes } = await reconciliation(supervisor, rosterId);
  expect(nodes.map(({ number, kinds }) => [number, ...kinds])).toEqual([
    [2, 'AMOUNT_DIFFERS'],
    [3, 'RETURNED'],
    [4, 'OUTSTANDING'],
  ]);
  expect(totals).toMatchObject({
    published: '5256.80',
    paid: '2314.20',
    underpaid: '314.20',
    returned: '1314.20',
    outstanding: '1314.20',
  });

  // Paid again to the third, held back from the fourth.
  town.clock.advance(DAYS);
  offices = await officesOf(town);
  await enterReturn(offices.roster, rosterId, [bankRow(3, { 5: '2026-12-03' })]);
  await reads(3, '已发放12月3日');
  await offices.office.must(
    'mutation ($id: ID!) { stopPayment(rosterId: $id, number: 4, reason: "户口已迁出") }',
    { id: rosterId },
  );
  await reads(4, '已停发户口已迁出');

  // The second left the card at home: the window sees the ID card and gives a code.
  const { issueLookUpCode } = await offices.roster.must<{ issueLookUpCode: { code: string } }>(
    'mutation ($id: ID!) { issueLookUpCode(rosterId: $id, number: 2) { code } }',
    { id: rosterId },
  );
  await kiosk.page.goto(`${town.url}/kiosk/my`);
  await kiosk.keyIn(idNumber(2));
  await kiosk.tap('下一步');
  await kiosk.tap('没带卡？');
  await kiosk.sees('请输入六位查询码');
  await kiosk.keyIn(issueLookUpCode.code);
  await kiosk.tap('查询');
  await kiosk.sees('实发1,000.00元');

  const numbers = [1, 2, 3, 4].flatMap((n) => [account(n), idNumber(n)]);
  for (const answer of kiosk.answers)
    for (const number of numbers) expect(answer).not.toContain(number);
  expect(kiosk.pageErrors).toEqual([]);
  expect(kiosk.thirdPartyRequests).toEqual([]);
}, 120_000);
