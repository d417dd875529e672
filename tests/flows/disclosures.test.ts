import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import {
  accepted,
  approved,
  officesOf,
  published,
  submitted,
  verbs,
  type Offices,
} from '../support/editions.ts';
import { openKiosk, type KioskScreen } from '../support/kiosk-screen.ts';
import { openTown, type Town } from '../support/town.ts';

const DAY = 24 * 3_600;
/** The kiosk asks every ten seconds. */
const SOON = 30;
/** Several waits for the kiosk in one story. */
vi.setConfig({ testTimeout: 120_000 });

let browser: Browser;
let town: Town;
let offices: Offices;
let kiosk: KioskScreen;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

beforeEach(async () => {
  town = await openTown();
  offices = await officesOf(town);
  kiosk = await openKiosk(browser, town.url);
});
afterEach(async () => {
  await kiosk.close();
  await town.close();
});

/** The clock moves on; whoever was signed in has to sign in again. */
async function later(seconds: number): Promise<void> {
  town.clock.advance(seconds);
  offices = await officesOf(town);
}

const bulletin = (headline: string) => ({ headline, summary: '一句话说清楚。' });

it('a correction never blanks the screen', async () => {
  const { disclosureId } = await published(offices, {
    bulletin: bulletin('路灯造价公开'),
    body: '第一段不变。\n\n造价 13.2 万元。',
  });
  await kiosk.sees('路灯造价公开', SOON);

  // Read again and again while the correction goes its way: never empty, never both.
  const blanks: string[] = [];
  const watch = setInterval(() => {
    void kiosk.text().then(
      (text) => text.includes('路灯造价') || blanks.push(text),
      () => undefined,
    );
  }, 250);
  const revised = accepted(await verbs.revise(offices.drafter, disclosureId, '造价少写了'));
  const mended = accepted(
    await verbs.update(offices.drafter, revised, {
      body: '第一段不变。\n\n造价 31.2 万元。',
      bulletin: bulletin('路灯造价更正'),
    }),
  );
  const passed = accepted(
    await verbs.pass(offices.leader, accepted(await verbs.submit(offices.drafter, mended))),
  );
  await kiosk.sees('路灯造价公开');
  const tomorrow = new Date(town.clock.now().getTime() + DAY * 1000).toISOString();
  accepted(await verbs.publish(offices.office, passed, { visibleFrom: tomorrow }));
  await kiosk.sees('路灯造价公开');
  await later(DAY);
  await kiosk.sees('路灯造价更正', SOON);
  clearInterval(watch);
  expect(blanks).toEqual([]);

  // The old edition stays readable, and what changed is told.
  await kiosk.page.getByText('路灯造价更正').first().tap();
  await kiosk.tap('历次公开');
  await kiosk.sees('造价少写了');
  await kiosk.tap('改了什么');
  await kiosk.sees('删去造价13.2万元。');
  await kiosk.sees('新增造价31.2万元。');
  expect(await kiosk.text()).not.toContain('第一段不变');
});

it('party first, then public', async () => {
  const ready = await approved(offices, {
    title: '换届安排',
    bulletin: bulletin('党员先看的安排'),
  });
  const now = town.clock.now().getTime();
  const edition = accepted(
    await verbs.publish(offices.office, ready, {
      partyFrom: new Date(now).toISOString(),
      visibleFrom: new Date(now + 2 * DAY * 1000).toISOString(),
    }),
  );
  expect(edition.visibility).toBe('PARTY');
  // Something for everyone arrives, and with it what is for members only would have come.
  await published(offices, { title: '大家都能看', bulletin: bulletin('给所有人的通知') });
  await kiosk.sees('给所有人的通知', SOON);
  await kiosk.tap('看公开事项');
  await kiosk.sees('惠民政策1项');
  await kiosk.page.goto(`${town.url}/kiosk/disclosures/${edition.disclosureId}`);
  await kiosk.sees('没有找到这条公开');
  expect(kiosk.answers.join()).not.toMatch(/换届安排|党员先看/);

  await later(2 * DAY);
  await kiosk.page.goto(`${town.url}/kiosk/`);
  await kiosk.sees('党员先看的安排', SOON);
  await kiosk.tap('看公开事项');
  await kiosk.sees('惠民政策2项');
});

it('what is for party members only is never shown to all', async () => {
  const edition = await published(offices, {
    title: '组织生活会安排',
    audience: 'PARTY_MEMBERS',
    bulletin: bulletin('组织生活会'),
  });
  expect(edition.visibility).toBe('PARTY');
  await published(offices, { bulletin: bulletin('给所有人的通知') });
  await later(30 * DAY);
  await kiosk.sees('给所有人的通知', SOON);
  await kiosk.page.goto(`${town.url}/kiosk/disclosures/${edition.disclosureId}`);
  await kiosk.sees('没有找到这条公开');
  expect(kiosk.answers.join()).not.toContain('组织生活会');
});

it('a late disclosure is seen by the supervisor', async () => {
  const supervisor = await town.staff('supervisor');
  const standing = async () => {
    const { obligations } = await supervisor.must<{
      obligations: { nodes: { state: string; lateByWorkingDays: number }[] };
    }>(
      `{ obligations(period: "2026-10", village: "341623110213") { nodes { state lateByWorkingDays } } }`,
    );
    return obligations.nodes;
  };
  expect(await standing()).toEqual([{ state: 'MISSING', lateByWorkingDays: 7 }]);

  const waiting = await submitted(offices, {
    catalogueCode: 'VILLAGE_ACCOUNTS',
    villageCode: '341623110213',
    period: '2026-10',
    formedOn: '2026-10-31',
    title: '王郢村10月账目',
    body: '收入 42,600 元，支出 39,086.40 元。',
    bulletin: bulletin('王郢村10月账目'),
  });
  expect((await standing())[0]!.state).toBe('OVERDUE');
  expect(await kiosk.text()).not.toContain('王郢村');

  accepted(
    await verbs.publish(offices.office, accepted(await verbs.pass(offices.leader, waiting))),
  );
  expect(await standing()).toEqual([{ state: 'DONE', lateByWorkingDays: 7 }]);
  await kiosk.sees('王郢村10月账目', SOON);

  // Everyone finds it by village, by body and by time.
  await kiosk.tap('看本村公开');
  await kiosk.sees('王郢村1项');
  await kiosk.tap('按单位');
  await kiosk.sees('王郢村村民委员会1项');
  await kiosk.tap('王郢村村民委员会');
  await kiosk.sees('王郢村10月账目');
});
