import type { Page } from 'playwright-core';
import { CHEN, RETURNED, WANG, enter, lookUp, tapButton, tapLink } from '../support.ts';

/** Every screen. Each goes on where the one before it left the kiosk. */
export const SCREENS: [name: string, go: (page: Page) => Promise<void>][] = [
  ['首页', (page) => page.locator('.slide').first().waitFor()],
  ['事项', (page) => tapLink(page, '看公开事项')],
  ['事项的公开内容', (page) => tapLink(page, /\d+ 项$/)],
  ['一条公开', (page) => page.locator('a.item').first().tap()],
  ['单位', (page) => homeAnd(page, '看公开事项').then(() => tapLink(page, '按单位'))],
  ['时间', (page) => tapLink(page, '按时间')],
  ['谁来管公开', (page) => homeAnd(page, '谁来管公开')],
  ['撤回的公开', (page) => openUnder(page, '招标投标', 'a.item.withdrawn')],
  ['历次公开', (page) => openCorrected(page)],
  ['改了什么', (page) => tapLink(page, '改了什么')],
  ['村', (page) => homeAnd(page, '看本村公开')],
  ['村的公开内容', (page) => tapLink(page, /\d+ 项$/)],
  ['滚动内容的正文', (page) => openRoster(page, '正文')],
  ['名单', (page) => tapButton(page, '名单')],
  ['选村', (page) => tapButton(page, /村|社区/)],
  ['发证名单', (page) => openPermits(page)],
  ['党费收支图', (page) => openPartyFees(page)],
  ['党费收支明细', (page) => turnTo(page, '收支明细')],
  ['党费用途', (page) => turnTo(page, '党费用在哪里')],
  ['身份证号', (page) => beginLookUp(page)],
  ['银行卡', (page) => toProof(page)],
  ['查询码', (page) => tapButton(page, /^没带卡/)],
  ['没有查到', (page) => backToCard(page).then(() => submit(page, '1111'))],
  ['补贴', (page) => againWith(page, WANG.proof)],
  ['本户其他人的补贴', (page) => tapButton(page, '本户其他人')],
  ['金额不对', (page) => tapButton(page, '返回').then(() => tapButton(page, '金额不对？'))],
  ['退回的补贴', (page) => lookUpNext(page, RETURNED)],
  ['退回怎么办', (page) => tapButton(page, '怎么办？')],
  ['党员的补贴', (page) => lookUpNext(page, CHEN)],
  ['我的党费', (page) => tapButton(page, '我的党费')],
  ['党费怎么算', (page) => tapButton(page, '怎么算的')],
  ['党内公开', (page) => tapButton(page, '党内公开')],
];

/** Nothing is awaited and nothing moves. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.waiting') === null);
  await page.waitForTimeout(120);
}

async function homeAnd(page: Page, link: string): Promise<void> {
  await tapLink(page, '首页');
  await tapLink(page, link);
}

async function openUnder(page: Page, subject: string, item = 'a.item'): Promise<void> {
  await homeAnd(page, '看公开事项');
  // The subject may lie where the finger just was: a second tap at once would not count.
  await page.waitForTimeout(600);
  await tapLink(page, subject);
  await page.waitForTimeout(600);
  await page.locator(item).first().tap();
}

async function openCorrected(page: Page): Promise<void> {
  await openUnder(page, '基础设施建设投资');
  await tapButton(page, '历次公开');
}

async function openPartyFees(page: Page): Promise<void> {
  await openSubject(page, /^党费收缴与使用/);
  await page.getByRole('heading', { name: /党支部收支/ }).waitFor();
}

async function openPermits(page: Page): Promise<void> {
  await tapButton(page, '返回');
  await openSubject(page, /^二孩生育证发放/);
  await page.getByText('皖王（2026）0041号').waitFor();
}

/** The list of subjects stands where it was left: further on in it. */
async function openSubject(page: Page, name: RegExp): Promise<void> {
  await homeAnd(page, '看公开事项');
  await page
    .getByRole('link', { name: /\d+ 项$/ })
    .first()
    .waitFor();
  await page.waitForTimeout(600); // A second tap at once would not count.
  const subject = page.getByRole('link', { name });
  for (let turns = 0; turns < 9 && (await subject.count()) === 0; turns += 1) {
    await tapButton(page, '下一页');
    await page.waitForTimeout(600);
  }
  await subject.tap();
  await page.waitForTimeout(600);
  await page.locator('a.item').first().tap();
}

async function turnTo(page: Page, heading: string): Promise<void> {
  for (let turns = 0; turns < 9; turns += 1) {
    if ((await page.getByRole('heading', { name: heading }).count()) > 0) return;
    await tapButton(page, '下一页');
    await page.waitForTimeout(600);
  }
}

async function openRoster(page: Page, tab: string): Promise<void> {
  await tapLink(page, '首页');
  for (let turns = 0; turns < 30; turns += 1) {
    if ((await page.locator('.slot:not(.behind) dl').count()) > 0) break;
    await tapButton(page, '下一条');
    await page.waitForTimeout(450);
  }
  await page.locator('.slot:not(.behind) .slide').tap();
  await tapButton(page, tab);
}

/** Leaves the dialog and the person before. */
async function lookUpNext(page: Page, next: typeof WANG): Promise<void> {
  await tapButton(page, '关闭');
  await tapButton(page, '看完了，退出');
  await page.getByRole('link', { name: /^查我的补贴/ }).waitFor();
  await page.waitForTimeout(600);
  await lookUp(page, next);
  await page.getByText(next.maskedName).waitFor();
}

async function beginLookUp(page: Page): Promise<void> {
  await homeAnd(page, '查我的补贴');
  await enter(page, WANG.idNumber);
}

async function toProof(page: Page): Promise<void> {
  await tapButton(page, '下一步');
  await page.getByText('请输入银行卡后四位').waitFor();
}

/** The button stands where the one before stood: sooner it would be a double tap. */
async function backToCard(page: Page): Promise<void> {
  await page.waitForTimeout(450);
  await tapButton(page, '用银行卡');
  await page.getByText('请输入银行卡后四位').waitFor();
}

async function submit(page: Page, proof: string): Promise<void> {
  await enter(page, proof);
  await tapButton(page, '查询');
  await page.getByText('没有查到').first().waitFor();
}

async function againWith(page: Page, proof: string): Promise<void> {
  await tapButton(page, '重新输入');
  await toProof(page);
  await enter(page, proof);
  await tapButton(page, '查询');
  await page.getByText(WANG.maskedName).waitFor();
}
