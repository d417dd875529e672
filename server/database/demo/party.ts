import type { Deps } from '../../context.ts';
import type { PartyBranchRow } from '../../party-fee/branch.entity.ts';
import { PartyMemberRow } from '../../party-fee/branch.entity.ts';
import { saveBranch } from '../../party-fee/branch.service.ts';
import { PartyFeeYearRow } from '../../party-fee/fee.entity.ts';
import { fixFee, type QuoteInput } from '../../party-fee/fixing.service.ts';
import { closeYear, recordSpending } from '../../party-fee/ledger.service.ts';
import { recordDues } from '../../party-fee/payment.service.ts';
import { addMember } from '../../party-fee/member.service.ts';
import type { UseItem } from '../../party-fee/ledger.ts';
import { quoteFee, type Quote } from '../../party-fee/standard.ts';
import type { Actor } from '../../shared/actor.ts';
import { dayOf, daysBetween, type Day } from '../../shared/day.ts';
import { checkDigit } from '../../shared/id-number.ts';

interface DemoBranch extends PartyBranchRow {
  readonly villageCode: string | null;
  readonly members: number;
}

/** What a branch sent up and used last year, in fen. */
const SPENT: Readonly<
  Record<string, { remitted: number; used: Partial<Record<UseItem, number>> }>
> = {
  QIANPAN: { remitted: 90_000, used: { TRAINING: 24_000, MATERIALS: 12_650 } },
  GAOZHAI: { remitted: 90_000, used: { TRAINING: 18_000, MATERIALS: 9_800, HARDSHIP: 30_000 } },
  JIGUAN: {
    remitted: 900_000,
    used: { TRAINING: 240_000, MATERIALS: 86_000, COMMENDATION: 120_000 },
  },
};

const ABOVE = 'WANGSHI';

const BRANCHES: readonly DemoBranch[] = [
  branch('QIANPAN', '前潘村党支部', '前潘村党群服务中心，每月 10 日', '341623110202', 22),
  branch('GAOZHAI', '高寨村党支部', '高寨村党群服务中心，每月 10 日', '341623110203', 20),
  branch('JIGUAN', '王市镇机关党支部', '镇政府二楼组织办公室，每月 5 日', null, 18),
];

function branch(
  code: string,
  name: string,
  payAt: string,
  villageCode: string | null,
  members: number,
): DemoBranch {
  return { code, name, parentCode: ABOVE, payAt, villageCode, members };
}

/** Also on the demo rosters: whoever looks him up sees his subsidies and his party fees. */
const CHEN = { name: '陈志强', idNumber: '99999919700707031X', branchCode: 'GAOZHAI' };

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗';
const GIVEN = ['建国', '秀英', '志明', '桂芳', '国庆', '玉兰', '德福', '春梅', '立新', '爱华'];

/** The invented members of all branches, sixty in all; always the same. */
function members() {
  let n = 0;
  return BRANCHES.flatMap((of) =>
    Array.from({ length: of.members }, (_, at) => {
      n += 1;
      const isChen = of.code === CHEN.branchCode && at === 0;
      const year = 1945 + ((n * 7) % 55);
      const first17 = `999999${year}${two(1 + (n % 12))}${two(1 + ((n * 5) % 28))}${String(600 + n)}`;
      return {
        n,
        branch: of,
        name: isChen ? CHEN.name : SURNAMES[n % SURNAMES.length]! + GIVEN[n % GIVEN.length]!,
        idNumber: isChen ? CHEN.idNumber : first17 + checkDigit(first17),
        phone: `1380000${String(1000 + n)}`,
        joinedOn: `${String(Math.max(year + 20, 1975) + (n % 3))}-07-01`,
        fee: feeOf(of, n, year),
      };
    }),
  );
}

type Fee = Omit<QuoteInput, 'year'>;

/** Villagers are farmers or retired; the offices earn wages. */
function feeOf({ villageCode }: DemoBranch, n: number, born: number): Fee {
  if (villageCode === null && born > 1966)
    return { kind: 'WAGE', monthlyIncomeFen: 320_000 + n * 4_300, setFen: null };
  if (born < 1962 || villageCode === null)
    return { kind: 'RETIRED', monthlyIncomeFen: 260_000 + n * 5_100, setFen: null };
  if (n % 9 === 0) return { kind: 'RELIEF', monthlyIncomeFen: 60_000, setFen: null };
  return { kind: 'FARMER', monthlyIncomeFen: 0, setFen: 50 };
}

/**
 * Three branches with sixty members, last year's fees paid, used and closed, this year's paid in
 * part. A load that was interrupted goes on with the members it had not reached.
 */
export async function loadParty(deps: Deps, organisation: Actor): Promise<void> {
  const { read } = deps.database;
  const today = dayOf(deps.clock.now());
  const thisYear = Number(today.slice(0, 4));
  const above = {
    code: ABOVE,
    name: '中共王市镇委员会',
    parentCode: null,
    payAt: '镇政府二楼组织办公室',
  };
  for (const { code, name, parentCode, payAt } of [above, ...BRANCHES])
    await saveBranch(deps, { code, name, parentCode, payAt });
  for (const member of members()) {
    const personKey = deps.vault.personKey(member.idNumber);
    if (await read.existsBy(PartyMemberRow, { personKey })) continue;
    await loadMember(deps, organisation, member, thisYear);
  }
  for (const { code } of BRANCHES) {
    if (await read.existsBy(PartyFeeYearRow, { branchCode: code, year: thisYear - 1 })) continue;
    await spend(deps, organisation, code, thisYear - 1);
  }
}

type DemoMember = ReturnType<typeof members>[number];

async function loadMember(
  deps: Deps,
  by: Actor,
  { n, branch: of, name, idNumber, phone, joinedOn, fee }: DemoMember,
  thisYear: number,
): Promise<void> {
  const lastYear = thisYear - 1;
  const memberId = await addMember(onDay(deps, `${lastYear}-01-05`)!, by, {
    branchCode: of.code,
    name,
    idNumber,
    account: null,
    phone,
    villageCode: of.villageCode,
    joinedOn,
    probationUntil: null,
    fromMonth: `${lastYear}-01`,
  });
  const monthlyFen = (quoteFee(fee.kind, fee.monthlyIncomeFen, thisYear, fee.setFen) as Quote)
    .monthlyFen;
  const pay = async (paidOn: Day, months: number) => {
    const on = onDay(deps, paidOn);
    if (on === null) return;
    await recordDues(on, by, {
      memberId,
      amountFen: monthlyFen * months,
      paidOn,
      receipt: `${paidOn.slice(0, 4)}-${paidOn.slice(5, 7)}-${String(n).padStart(3, '0')}`,
      note: null,
      consent: '年初支部党员大会同意按半年交纳',
    });
  };
  for (const year of [lastYear, thisYear])
    await fixFee(onDay(deps, `${year}-01-08`)!, by, {
      ...fee,
      memberId,
      year,
      monthlyFen: null,
      reason: null,
    });
  await pay(`${lastYear}-01-10`, 6);
  await pay(`${lastYear}-07-10`, 6);
  await pay(`${thisYear}-01-10`, n % 11 === 0 ? 2 : 6);
  if (n % 5 !== 0) await pay(`${thisYear}-07-10`, 6);
}

/** What a branch sent up and used in a year, which is then closed. */
async function spend(deps: Deps, by: Actor, branchCode: string, year: number): Promise<void> {
  const paidOn = `${year}-12-20`;
  const on = onDay(deps, paidOn)!;
  const line = { branchCode, receipt: null, note: null, paidOn };
  const { remitted, used } = SPENT[branchCode]!;
  const sent = { kind: 'REMITTANCE', item: null, amountFen: remitted } as const;
  await recordSpending(on, by, { ...line, ...sent });
  for (const [item, amountFen] of Object.entries(used) as [UseItem, number][])
    await recordSpending(on, by, { ...line, kind: 'USE', item, amountFen });
  await closeYear(deps, by, branchCode, year);
}

/** The same office on a day of the past; null when the day is still to come. */
function onDay(deps: Deps, day: Day): Deps | null {
  if (daysBetween(day, dayOf(deps.clock.now())) < 0) return null;
  const moment = new Date(`${day}T02:00:00Z`);
  return { ...deps, clock: { now: () => moment } };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
