import type { Day } from '../../shared/day.ts';
import { yuanFromFen } from '../../shared/money.ts';
import { readRosterFile } from '../../subsidy/import/read-file.ts';
import type { SubsidyProgramme } from '../../subsidy/programme.ts';
import type { DemoRoster } from './rosters.ts';

/** What the demo's bank did with a roster. */
export interface DemoPayment {
  readonly daysAgo: number;
  /** By the number of the row, why it came back. */
  readonly returned: ReadonlyMap<number, string>;
  /** Numbers of rows the bank has not told of yet. */
  readonly untold: readonly number[];
}

export const ALL_PAID = { returned: new Map<number, string>(), untold: [] } as const;

/** Of the twenty of the quarter, two cards did not take the money and one is still on its way. */
export const SOME_RETURNED = {
  returned: new Map([
    [2, '账户户名不符'],
    [9, '账户已销户'],
  ]),
  untold: [15],
} as const;

/** The bank's return file for a roster, as a county's rural bank writes it. */
export async function bankReturnFile(
  programme: SubsidyProgramme,
  { file }: DemoRoster,
  { returned, untold }: DemoPayment,
  day: Day,
): Promise<DemoRoster['file']> {
  const { rows } = await readRosterFile(file, programme, { townName: '', villages: [] });
  const lines = rows.flatMap(({ account, name, amountFen }, at) => {
    const reason = returned.get(at + 1);
    const result = reason === undefined ? ['交易成功', ''] : ['交易失败', reason];
    const cells = [at + 1, account, name, yuanFromFen(amountFen), ...result, day];
    return untold.includes(at + 1) ? [] : [cells.join(',')];
  });
  const header = '序号,收款账号,收款户名,交易金额（元）,交易状态,失败原因,交易日期';
  const text = [`代发业务回单`, header, ...lines].join('\r\n');
  return { name: `代发回单-${day}.csv`, bytes: Buffer.from(`${text}\r\n`, 'utf8') };
}
