import { requireEntry } from '../catalogue/catalogue.service.ts';
import type { Deps } from '../context.ts';
import type { Writer } from '../database/database.ts';
import { isDuplicate } from '../database/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { plainDecimal } from '../shared/money.ts';
import { Refusal } from '../shared/refusal.ts';
import {
  checkProgramme,
  checkRate,
  FIXED_ONCE_USED,
  refuseOtherPeriod,
  type ProgrammeContent,
  type ProgrammeRate,
} from './programme.ts';
import type { ProgrammeRevisionRow } from './programme.entity.ts';
import { programmesByCode } from './programme.service.ts';
import * as store from './programme.store.ts';

/** Which programme, as it read when the actor looked at it. */
export interface SeenProgramme {
  readonly code: string;
  readonly revision: number;
}

/** Fields left undefined stay as they are. */
export type ProgrammeChange = {
  readonly [field in keyof ProgrammeContent]?: ProgrammeContent[field] | undefined;
};

const BLANK: ProgrammeContent = {
  name: '',
  kind: 'OTHER',
  unit: '人',
  arithmetic: 'STATED',
  catalogueCode: '',
  recipient: '户主',
  legalBasis: [],
  interval: 'YEARLY',
  publicColumns: [],
  publicPeriod: null,
  excludes: [],
  explanation: '',
  askOffice: '',
  askTelephone: '',
};

/** A new programme; what is not said takes the default above. Throws BAD_INPUT. */
export async function addProgramme(
  deps: Deps,
  actor: Actor,
  code: string,
  change: ProgrammeChange,
): Promise<void> {
  const content = changed(BLANK, change);
  await checkContent(deps, code, content, BLANK);
  await deps.database
    .write(async (writer) => {
      await store.insertProgramme(writer, code);
      const first = { code, number: 1, content, isRetired: false, reason: null };
      await store.insertProgrammeRevision(writer, { ...first, ...signed(deps, actor) });
    })
    .catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
      throw new Refusal('BAD_INPUT', '这个代码已经有了，请换一个，或用 changeProgramme 修改。');
    });
}

export function changeProgramme(
  deps: Deps,
  actor: Actor,
  seen: SeenProgramme,
  { change, reason }: { change: ProgrammeChange; reason: string },
): Promise<void> {
  return revise(deps, actor, seen, {
    reason,
    next: async ({ content: before, isRetired }) => {
      const content = changed(before, change);
      await checkContent(deps, seen.code, content, before);
      return { content, isRetired };
    },
    alongside: async (writer, before, { content }) => {
      const isReread = FIXED_ONCE_USED.some((field) => content[field] !== before.content[field]);
      if (isReread && (await store.hasRosters(writer, seen.code)))
        throw new Refusal(
          'WRONG_STATE',
          '这个项目已经导入过名册，单位、算法和发放周期不能再改，否则原来的名册会变成别的意思。请另设一个项目。',
        );
    },
  });
}

/** No roster is imported for it any more; what was published stays. */
export function retireProgramme(
  deps: Deps,
  actor: Actor,
  seen: SeenProgramme,
  reason: string,
): Promise<void> {
  return revise(deps, actor, seen, {
    reason,
    next: ({ content, isRetired }) => {
      if (isRetired) throw new Refusal('WRONG_STATE', '这个补贴项目已经停用了。');
      return { content, isRetired: true };
    },
  });
}

export function restoreProgramme(
  deps: Deps,
  actor: Actor,
  seen: SeenProgramme,
  reason: string,
): Promise<void> {
  return revise(deps, actor, seen, {
    reason,
    next: ({ content, isRetired }) => {
      if (!isRetired) throw new Refusal('WRONG_STATE', '这个补贴项目正在使用，不需要恢复。');
      return { content, isRetired: false };
    },
  });
}

/** A rate from a period on; the history says so too. Throws BAD_INPUT. */
export function setProgrammeRate(
  deps: Deps,
  actor: Actor,
  seen: SeenProgramme,
  asked: ProgrammeRate,
): Promise<void> {
  checkRate(asked);
  const rate = { ...asked, rate: plainDecimal(asked.rate), document: asked.document.trim() };
  return revise(deps, actor, seen, {
    reason: `补贴标准自 ${rate.fromPeriod} 起为 ${rate.rate} 元，依据：${rate.document}`,
    next: ({ content, isRetired }) => {
      refuseOtherPeriod(content, rate.fromPeriod);
      return { content, isRetired };
    },
    alongside: (writer) =>
      store.insertRate(writer, { programmeCode: seen.code, ...rate, ...signed(deps, actor) }),
  });
}

type Wording = Pick<ProgrammeRevisionRow, 'content' | 'isRetired'>;

interface Revision {
  readonly reason: string;
  readonly next: (now: Wording) => Wording | Promise<Wording>;
  /** Written, or refused, in the same transaction. */
  readonly alongside?: (writer: Writer, before: Wording, after: Wording) => Promise<void>;
}

async function revise(
  deps: Deps,
  actor: Actor,
  { code, revision }: SeenProgramme,
  { reason, next, alongside }: Revision,
): Promise<void> {
  const why = reason.trim();
  if (why === '' || [...why].length > 500)
    throw new Refusal('BAD_INPUT', '请写明修改的原因 reason，1 到 500 字。');
  const [latest] = await store.listProgrammeRevisions(deps.database.read, code);
  if (latest === undefined)
    throw new Refusal('NOT_FOUND', '没有这个补贴项目代码，请用 programmes 查询可用的代码。');
  if (latest.number !== revision) throw stale(latest.number);
  const wording = await next(latest);
  const row = { code, number: revision + 1, ...wording, reason: why };
  await deps.database
    .write(async (writer) => {
      await alongside?.(writer, latest, wording);
      await store.insertProgrammeRevision(writer, { ...row, ...signed(deps, actor) });
    })
    .catch((error: unknown) => {
      // The number was taken meanwhile.
      if (!isDuplicate(error)) throw error;
      throw stale(revision + 1);
    });
}

function stale(revision: number): Refusal {
  return new Refusal('STALE', '这个补贴项目刚被别人改动过，请重新查询，看过最新内容再改。', {
    revision,
  });
}

async function checkContent(
  deps: Deps,
  code: string,
  content: ProgrammeContent,
  before: ProgrammeContent,
): Promise<void> {
  checkProgramme(code, content);
  const { isRetired } = await requireEntry(deps, content.catalogueCode);
  if (isRetired && content.catalogueCode !== before.catalogueCode)
    throw new Refusal('BAD_INPUT', '公开目录项 catalogueCode 已经停用，请另选一项。');
  const known = await programmesByCode(deps);
  const unknown = content.excludes.filter((other) => !known.has(other));
  if (unknown.length > 0)
    throw new Refusal(
      'BAD_INPUT',
      `不能同时享受的项目 excludes 中，${unknown.join('、')} 不是补贴项目代码，请改后重试。`,
    );
}

function changed(content: ProgrammeContent, change: ProgrammeChange): ProgrammeContent {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...content, ...(Object.fromEntries(given) as Partial<ProgrammeContent>) };
}

function signed(deps: Deps, actor: Actor) {
  return { staffId: actor.staffId, at: deps.clock.now() };
}
