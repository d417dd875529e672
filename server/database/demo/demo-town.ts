import type { Deps } from '../../context.ts';
import { CatalogueEntryRow, CatalogueRevisionRow } from '../../catalogue/catalogue.entity.ts';
import { EditionRow } from '../../disclosure/disclosure.entity.ts';
import {
  draftDisclosure,
  reviseDisclosure,
  updateEdition,
  type DraftInput,
} from '../../disclosure/draft.service.ts';
import { publishEdition, withdrawEdition } from '../../disclosure/publish.service.ts';
import { approveEdition, passEdition, submitEdition } from '../../disclosure/review.service.ts';
import { ObligationRow } from '../../obligation/obligation.entity.ts';
import { openObligation } from '../../obligation/open-obligation.service.ts';
import { preparePartyFeeSummary } from '../../party-fee/summary.service.ts';
import { importPermitList } from '../../permit/permit.service.ts';
import { importBankReturn } from '../../payment/import-bank-return.service.ts';
import { bankReturnsOf } from '../../payment/payment.service.ts';
import { arrangeRotation, currentRotation } from '../../rotation/rotation.service.ts';
import type { Actor } from '../../shared/actor.ts';
import { addDays, dayOf } from '../../shared/day.ts';
import { hashPassword } from '../../staff/password.ts';
import { StaffRoleRow, StaffRow } from '../../staff/staff.entity.ts';
import { findActor, findStaffByName } from '../../staff/staff.store.ts';
import { importRoster } from '../../subsidy/import-roster.service.ts';
import { requireProgramme } from '../../subsidy/programme.service.ts';
import { ProgrammeRevisionRow, ProgrammeRow } from '../../subsidy/programme.entity.ts';
import { TownRow, VillageRow } from '../../town/town.entity.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './accounts.ts';
import { bankReturnFile } from './bank-returns.ts';
import { CATALOGUE } from './catalogue.ts';
import { partyFeesText } from './party-fees.ts';
import { loadParty } from './party.ts';
import { grantRoster, setRates } from './funds.ts';
import { demoPermits } from './permits.ts';
import { PROGRAMMES } from './programmes.ts';
import { demoRosters, type DemoRoster } from './rosters.ts';
import type { DemoText } from './demo-text.ts';
import { demoTexts } from './texts.ts';
import { TOWN, VILLAGES } from './town.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Days from forming to publishing where a text says nothing else. */
const FORMED_DAYS = 3;
/** How long the catalogue has been in use: nothing before that is owed. */
const CATALOGUE_DAYS = 60;
/** When the rates of the demo were set. */
const RATES_DAYS = 59;

/**
 * Fills an empty database with the demo town, through the same use cases the staff use. A load that
 * was interrupted goes on at the next start: the matter the office opens by hand comes last.
 */
export async function loadDemoTown(deps: Deps, say: (line: string) => void): Promise<void> {
  const { read } = deps.database;
  const town = await read.findOneBy(TownRow, {});
  if (town !== null && (!town.isDemo || (await read.existsBy(ObligationRow, {})))) return;
  say('装入演示镇 …');
  await loadOffices(deps);
  if (town === null) await insertTown(deps);
  const staff = await demoStaff(deps);
  await setRates(at(deps, RATES_DAYS), staff.office);
  for (const roster of demoRosters()) {
    say(`  名册 ${roster.title}`);
    await publishRoster(deps, staff, roster);
  }
  const texts = demoTexts(dayOf(deps.clock.now()));
  say(`  公开事项 ${texts.length} 条`);
  for (const text of texts) await publishText(deps, staff, text);
  say('  党支部和党费');
  await loadParty(deps, staff.organisation);
  await publishPartyFees(deps, staff);
  await arrangeDemo(deps, staff);
}

/** Villages, catalogue and staff, with nothing published yet. */
export async function loadOffices(deps: Deps): Promise<void> {
  await insertReference(deps);
  await insertStaff(deps);
}

export async function insertTown(deps: Deps): Promise<void> {
  await deps.database.write(async (writer) => {
    await writer.insert(TownRow, TOWN);
  });
}

async function insertReference(deps: Deps): Promise<void> {
  await deps.database.write(async (writer) => {
    if (await writer.existsBy(VillageRow, {})) return;
    const villages = VILLAGES.map(([code, name], position) => ({ code, name, position }));
    await writer.insert(VillageRow, villages);
    await writer.insert(
      CatalogueEntryRow,
      CATALOGUE.map(({ code }, position) => ({ code, position })),
    );
    const first = { number: 1, isRetired: false, reason: null, staffId: null };
    const { clock } = at(deps, CATALOGUE_DAYS);
    await writer.insert(
      CatalogueRevisionRow,
      CATALOGUE.map(({ code, ...content }) => ({ ...first, code, content, at: clock.now() })),
    );
    await writer.insert(
      ProgrammeRow,
      PROGRAMMES.map(({ code }, position) => ({ code, position })),
    );
    await writer.insert(
      ProgrammeRevisionRow,
      PROGRAMMES.map(({ code, ...content }) => ({ ...first, code, content, at: clock.now() })),
    );
  });
}

async function insertStaff(deps: Deps): Promise<void> {
  const hashes = await Promise.all(DEMO_ACCOUNTS.map(() => hashPassword(DEMO_PASSWORD)));
  await deps.database.write(async (writer) => {
    if (await writer.existsBy(StaffRow, {})) return;
    for (const [at, { name, displayName, role }] of DEMO_ACCOUNTS.entries()) {
      const passwordHash = hashes[at]!;
      const { identifiers } = await writer.insert(StaffRow, { name, displayName, passwordHash });
      const staffId = (identifiers[0] as { id: number }).id;
      await writer.insert(StaffRoleRow, { staffId, role, scope: '' });
    }
  });
}

type DemoStaff = Readonly<
  Record<'roster' | 'drafter' | 'leader' | 'committee' | 'office' | 'organisation' | 'fees', Actor>
>;

async function demoStaff(deps: Deps): Promise<DemoStaff> {
  const { read } = deps.database;
  const actor = async (name: string) =>
    (await findActor(read, (await findStaffByName(read, name))!.id))!;
  return {
    roster: await actor('roster'),
    drafter: await actor('drafter'),
    leader: await actor('leader'),
    committee: await actor('committee'),
    office: await actor('office'),
    organisation: await actor('organisation'),
    fees: await actor('fees'),
  };
}

async function publishRoster(deps: Deps, staff: DemoStaff, roster: DemoRoster): Promise<void> {
  const then = at(deps, roster.daysAgo);
  const { rosterId } = await publish(then, staff, staff.roster, roster.title, async () => ({
    ...DEFAULTS,
    catalogueCode: roster.programmeCode,
    title: roster.title,
    body: ROSTER_BODY,
    bulletin: { headline: roster.headline, summary: roster.summary, dwellSeconds: null },
    formedOn: dayOf(at(then, FORMED_DAYS).clock.now()),
    rosterId: await grantRoster(
      then,
      staff.roster,
      roster,
      await importRoster(then, staff.roster, roster, roster.file),
    ),
  }));
  await payRoster(deps, staff, roster, rosterId!);
}

async function payRoster(
  deps: Deps,
  staff: DemoStaff,
  roster: DemoRoster,
  rosterId: number,
): Promise<void> {
  const { payment } = roster;
  if (payment === undefined || (await bankReturnsOf(deps, rosterId)).length > 0) return;
  const then = at(deps, payment.daysAgo);
  const file = await bankReturnFile(
    await requireProgramme(deps, roster.programmeCode),
    roster,
    payment,
    dayOf(then.clock.now()),
  );
  const { bankReturn } = await importBankReturn(
    then,
    staff.roster,
    { rosterId, paidOn: null, isCertain: false },
    file,
  );
  if (bankReturn === null) throw new Error(`the demo's own return file is faulty: ${file.name}`);
}

const DEFAULTS = {
  villageCode: null,
  publishingBody: null,
  isMajor: false,
  audience: 'PUBLIC',
  rosterId: null,
  partyFeeSummaryId: null,
  permitListId: null,
  period: null,
} as const;

const ROSTER_BODY = `名单和金额由各村（社区）上报、站所核对，经领导小组审核、党委批准后公示。

- 公示期：7 天。
- 金额不对、名字漏了，请在公示期内打监督电话，或到便民服务中心 3 号窗口。
- 想看自己的，请回到首页点“查我的补贴”。`;

async function publishText(deps: Deps, staff: DemoStaff, text: DemoText): Promise<void> {
  const { correction, withdrawal, daysAgo } = text;
  const then = at(deps, daysAgo);
  if (text.isOnlySubmitted) return submitText(then, staff, text);
  const body = correction === undefined ? text.body : correction.before(text.body);
  const first = await publish(then, staff, staff.drafter, text.title, async () => ({
    ...draftOf(then, { ...text, body }),
    permitListId: text.hasPermits ? await permitsOf(then, staff, text.period!) : null,
  }));
  if (correction !== undefined)
    await correct(at(deps, correction.daysAgo), staff, first, { ...correction, body: text.body });
  if (withdrawal !== undefined && first.state === 'PUBLISHED')
    await withdrawEdition(at(deps, withdrawal.daysAgo), staff.office, first, withdrawal.reason);
}

async function permitsOf(then: Deps, { drafter }: DemoStaff, period: string): Promise<number> {
  const { list } = await importPermitList(then, drafter, period, demoPermits());
  if (list === null) throw new Error("the demo's own list of permits is faulty");
  return list.id;
}

function draftOf(then: Deps, text: DemoText): DraftInput {
  const { bulletin, title, body, catalogueCode, formedDaysBefore = FORMED_DAYS } = text;
  return {
    ...DEFAULTS,
    catalogueCode,
    villageCode: text.villageCode ?? null,
    publishingBody: text.publishingBody ?? null,
    audience: text.audience ?? 'PUBLIC',
    period: text.period ?? null,
    formedOn: dayOf(at(then, formedDaysBefore).clock.now()),
    title,
    body,
    bulletin: bulletin === undefined ? null : { ...bulletin, dwellSeconds: null },
  };
}

/** Last year's figures of every branch, through the whole chain. */
async function publishPartyFees(deps: Deps, staff: DemoStaff): Promise<void> {
  const { year, daysAgo, bulletin, ...text } = partyFeesText(dayOf(deps.clock.now()));
  const then = at(deps, daysAgo);
  await publish(then, staff, staff.fees, text.title, async () => ({
    ...DEFAULTS,
    ...text,
    bulletin: { ...bulletin, dwellSeconds: null },
    formedOn: dayOf(then.clock.now()),
    partyFeeSummaryId: await preparePartyFeeSummary(then, staff.organisation, year),
  }));
}

async function submitText(then: Deps, staff: DemoStaff, text: DemoText): Promise<void> {
  const known = await then.database.read.findOneBy(EditionRow, { title: text.title });
  const id = known?.id ?? (await draftDisclosure(then, staff.drafter, draftOf(then, text)));
  const { state, version } = await then.database.read.findOneByOrFail(EditionRow, { id });
  if (state === 'DRAFT') await submitEdition(then, staff.drafter, { id, version });
}

/** Publishes the second edition, from wherever an earlier load left it. */
async function correct(
  then: Deps,
  staff: DemoStaff,
  { disclosureId }: EditionRow,
  { body, changeNote }: { body: string; changeNote: string },
): Promise<void> {
  const { read } = then.database;
  const known = await read.findOneBy(EditionRow, { disclosureId, number: 2 });
  const id = known?.id ?? (await reviseDisclosure(then, staff.drafter, disclosureId, changeNote));
  const { state, version } = await read.findOneByOrFail(EditionRow, { id });
  if (state === 'DRAFT') await updateEdition(then, staff.drafter, { id, version }, { body });
  await carryOn(then, staff, staff.drafter, id);
}

/** Takes a disclosure through the whole chain, from wherever an earlier load left it. */
async function publish(
  deps: Deps,
  staff: DemoStaff,
  author: Actor,
  title: string,
  input: () => Promise<DraftInput>,
): Promise<EditionRow> {
  const known = await deps.database.read.findOneBy(EditionRow, { title, number: 1 });
  const id = known?.id ?? (await draftDisclosure(deps, author, await input()));
  return carryOn(deps, staff, author, id);
}

async function carryOn(
  deps: Deps,
  staff: DemoStaff,
  author: Actor,
  id: number,
): Promise<EditionRow> {
  for (;;) {
    const edition = await deps.database.read.findOneByOrFail(EditionRow, { id });
    const { version, state } = edition;
    const seen = { id, version };
    if (state === 'DRAFT') await submitEdition(deps, author, seen);
    else if (state === 'SUBMITTED') await passEdition(deps, staff.leader, seen, NO_COMMENT);
    else if (state === 'REVIEWED') await approveEdition(deps, staff.committee, seen, null);
    else if (state === 'APPROVED') await publishEdition(deps, staff.office, seen, NOW);
    else return edition;
  }
}

/** Boards of the rotation, a pinned bulletin, and a matter the office opened by hand. */
async function arrangeDemo(deps: Deps, staff: DemoStaff): Promise<void> {
  const { read } = deps.database;
  const idOf = async (title: string) =>
    (await read.findOneByOrFail(EditionRow, { title, number: 1 })).disclosureId;
  const placed = async (title: string, isPinned = false) => ({
    disclosureId: await idOf(title),
    isPinned,
    dwellSeconds: null,
    until: null,
  });
  const { version } = await currentRotation(deps);
  await arrangeRotation(deps, staff.office, version, {
    boards: [
      {
        name: '惠农补贴',
        placements: [await placed(`${TOWN.name}2026年耕地地力保护补贴发放花名册公示`, true)],
      },
      { name: '为民办实事', placements: [await placed('前潘村饮水管网改造进展')] },
      { name: '办事指南', placements: [await placed('便民服务中心窗口和办理事项')] },
    ],
  });
  await openObligation(deps, staff.office, {
    catalogueCode: 'INFRASTRUCTURE',
    villageCode: null,
    title: '集镇污水管网二期工程完工情况',
    dueOn: addDays(dayOf(deps.clock.now()), 6),
  });
}

const NO_COMMENT = { comment: null, raiseToMajor: false };
const NOW = { partyFrom: null, visibleFrom: null, visibleUntil: null };

/** The same office, some days ago. */
function at(deps: Deps, daysAgo: number): Deps {
  const moment = new Date(deps.clock.now().getTime() - daysAgo * DAY_MS);
  return { ...deps, clock: { now: () => moment } };
}
