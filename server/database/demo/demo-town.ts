import type { Deps } from '../../context.ts';
import { CatalogueEntryRow } from '../../catalogue/catalogue.entity.ts';
import { EditionRow } from '../../disclosure/disclosure.entity.ts';
import { draftDisclosure, type DraftInput } from '../../disclosure/draft.service.ts';
import {
  approveEdition,
  passEdition,
  publishEdition,
  submitEdition,
} from '../../disclosure/review.service.ts';
import type { Actor } from '../../shared/actor.ts';
import { hashPassword } from '../../staff/password.ts';
import { StaffRoleRow, StaffRow } from '../../staff/staff.entity.ts';
import { findActor, findStaffByName } from '../../staff/staff.store.ts';
import { importRoster } from '../../subsidy/import-roster.service.ts';
import { TownRow, VillageRow } from '../../town/town.entity.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './accounts.ts';
import { demoRosters, type DemoRoster } from './rosters.ts';
import { TEXTS, type DemoText } from './texts.ts';
import { CATALOGUE, TOWN, VILLAGES } from './town.ts';

const DAY_MS = 24 * 60 * 60_000;

/**
 * Fills an empty database with the demo town, through the same use cases the staff use. The town
 * itself is written last, so a load that was interrupted goes on at the next start.
 */
export async function loadDemoTown(deps: Deps, say: (line: string) => void): Promise<void> {
  if (await deps.database.read.existsBy(TownRow, {})) return;
  say('装入演示镇 …');
  await loadOffices(deps);
  const staff = await demoStaff(deps);
  for (const roster of demoRosters()) {
    say(`  名册 ${roster.title}`);
    await publishRoster(deps, staff, roster);
  }
  say(`  公开事项 ${TEXTS.length} 条`);
  for (const text of TEXTS) await publishText(deps, staff, text);
  await insertTown(deps);
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
    const entries = CATALOGUE.map((entry, position) => ({
      ...entry,
      alwaysMajor: entry.alwaysMajor ?? false,
      position,
    }));
    await writer.insert(CatalogueEntryRow, entries);
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

type DemoStaff = Readonly<Record<'roster' | 'drafter' | 'leader' | 'committee' | 'office', Actor>>;

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
  };
}

async function publishRoster(deps: Deps, staff: DemoStaff, roster: DemoRoster): Promise<void> {
  const then = at(deps, roster.daysAgo);
  await publish(then, staff, staff.roster, roster.title, async () => ({
    ...DEFAULTS,
    catalogueCode: roster.programmeCode,
    title: roster.title,
    body: ROSTER_BODY,
    bulletin: { headline: roster.headline, summary: roster.summary, dwellSeconds: null },
    rosterId: await importRoster(then, staff.roster, roster, roster.file),
  }));
}

const DEFAULTS = {
  villageCode: null,
  publishingBody: `${TOWN.name}人民政府`,
  isMajor: false,
  audience: 'PUBLIC',
  rosterId: null,
} as const;

const ROSTER_BODY = `名单和金额由各村（社区）上报、站所核对，经领导小组审核、党委批准后公示。

- 公示期：7 天。
- 金额不对、名字漏了，请在公示期内打监督电话，或到便民服务中心 3 号窗口。
- 想看自己的，请点“查我的补贴”。`;

function publishText(deps: Deps, staff: DemoStaff, text: DemoText): Promise<void> {
  const { bulletin, title, body, catalogueCode } = text;
  return publish(at(deps, text.daysAgo), staff, staff.drafter, title, () =>
    Promise.resolve({
      ...DEFAULTS,
      catalogueCode,
      villageCode: text.villageCode ?? null,
      publishingBody: text.villageCode === undefined ? DEFAULTS.publishingBody : null,
      title,
      body,
      bulletin: bulletin === undefined ? null : { ...bulletin, dwellSeconds: null },
    }),
  );
}

/** Takes a disclosure through the whole chain, from wherever an earlier load left it. */
async function publish(
  deps: Deps,
  staff: DemoStaff,
  author: Actor,
  title: string,
  input: () => Promise<DraftInput>,
): Promise<void> {
  const known = await deps.database.read.findOneBy(EditionRow, { title });
  const id = known?.id ?? (await draftDisclosure(deps, author, await input()));
  for (;;) {
    const { version, state } = await deps.database.read.findOneByOrFail(EditionRow, { id });
    const seen = { id, version };
    if (state === 'DRAFT') await submitEdition(deps, author, seen);
    else if (state === 'SUBMITTED') await passEdition(deps, staff.leader, seen, NO_COMMENT);
    else if (state === 'REVIEWED') await approveEdition(deps, staff.committee, seen, null);
    else if (state === 'APPROVED') await publishEdition(deps, staff.office, seen, NOW);
    else return;
  }
}

const NO_COMMENT = { comment: null, raiseToMajor: false };
const NOW = { partyFrom: null, visibleFrom: null, visibleUntil: null };

/** The same office, some days ago. */
function at(deps: Deps, daysAgo: number): Deps {
  const moment = new Date(deps.clock.now().getTime() - daysAgo * DAY_MS);
  return { ...deps, clock: { now: () => moment } };
}
