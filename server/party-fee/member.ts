import { checkAll, isNullOr } from '../shared/check-all.ts';
import type { Day } from '../shared/day.ts';
import { parseIdNumber } from '../shared/id-number.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Membership } from './dues.ts';
import { isMonth, monthOf, type Month } from './month.ts';

export interface NewMember {
  readonly branchCode: string;
  readonly name: string;
  readonly idNumber: string;
  readonly account: string | null;
  readonly phone: string | null;
  readonly villageCode: string | null;
  readonly joinedOn: Day;
  readonly probationUntil: Day | null;
  /** First month the branch collects from. */
  readonly fromMonth: Month;
}

/** The member as they are kept. Throws BAD_INPUT with everything that is wrong. */
export function cleanMember(
  input: NewMember,
  villages: { has(code: string): boolean },
  today: Day,
): NewMember {
  const name = cleanName(input.name);
  const parsed = parseIdNumber(input.idNumber);
  const { account, phone, villageCode, joinedOn, probationUntil, fromMonth } = input;
  checkAll(
    [/^[\p{L}·]{2,40}$/u.test(name), '姓名应是 2 到 40 个字'],
    [parsed.ok, '身份证号码不对，请照证件核对'],
    [isNullOr(account, /^\d{8,30}$/), '账号应是 8 到 30 位数字'],
    [isNullOr(phone, /^1\d{10}$/), '手机号应是 11 位数字'],
    [villageCode === null || villages.has(villageCode), '没有这个村（社区）的代码'],
    [joinedOn <= today, '入党日期应在今天以前'],
    [probationUntil === null || probationUntil > joinedOn, '预备期满的日期应在入党日期以后'],
    [isMonth(fromMonth), '开始交党费的月份 fromMonth 应写成 "2026-01" 的样子'],
    [fromMonth >= monthOf(joinedOn), '开始交党费的月份不能早于入党的月份'],
  );
  return { ...input, name, idNumber: (parsed as { idNumber: string }).idNumber };
}

/** Who comes back does so after they left: what is owed goes on from there. Throws BAD_INPUT. */
export function refuseEarlierMonth(before: readonly Membership[], fromMonth: Month): void {
  const until = before.at(-1)?.untilMonth ?? null;
  if (until !== null && fromMonth < until)
    throw new Refusal(
      'BAD_INPUT',
      `这名党员在原来的支部交到 ${until}，开始交党费的月份不能比它早，请核对起交月份。`,
    );
}

/** Spaces only fill a short name: 杨 国 is 杨国; the dot of long ones is written in several ways. */
export function cleanName(name: string): string {
  return name.replace(/\s+/g, '').replace(/[•・．]/g, '·');
}

/** How a member a branch already has stands to what a list of members tells of them. */
export interface Comparison {
  /** What a list cannot change, as it is called towards a clerk. */
  readonly differing: readonly string[];
  /** What the list tells anew; what it leaves blank stays. */
  readonly changes: Partial<Pick<NewMember, (typeof MAY_CHANGE)[number]>>;
}

const MAY_CHANGE = ['account', 'phone', 'villageCode', 'probationUntil'] as const;
const STAYS = { name: '姓名', joinedOn: '入党日期', fromMonth: '起交月份' } as const;

export function compareMember(
  known: Omit<NewMember, 'idNumber' | 'branchCode'>,
  told: NewMember,
): Comparison {
  const stays = Object.entries(STAYS) as [keyof typeof STAYS, string][];
  const changed = MAY_CHANGE.filter((fact) => told[fact] !== null && told[fact] !== known[fact]);
  return {
    differing: stays.filter(([fact]) => told[fact] !== known[fact]).map(([, label]) => label),
    changes: Object.fromEntries(changed.map((fact) => [fact, told[fact]])),
  };
}
