import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import {
  bigint,
  boolean,
  datetime,
  integer,
  key,
  refers,
  serial,
  table,
  text,
  varchar,
} from './columns.ts';

/** Programmes as rows with rates, money from above, and what clerks say to a roster's warnings. */
export class ProgrammesAndProof1764115200000 implements MigrationInterface {
  readonly name = 'ProgrammesAndProof1764115200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const definition of TABLES) await runner.createTable(new Table(definition), true);
    for (const [position, programme] of BUILT_IN.entries())
      await keepBuiltIn(runner, position, programme);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const definition of TABLES.toReversed()) await runner.dropTable(definition.name, true);
  }
}

const TABLES = [
  table('subsidy_programme', [key(varchar('code', 40)), integer('position')]),
  table(
    'subsidy_programme_revision',
    [
      serial('id'),
      varchar('code', 40),
      integer('number'),
      text('content'),
      boolean('is_retired'),
      varchar('reason', 500, 'nullable'),
      integer('staff_id', 'nullable'),
      datetime('at'),
    ],
    [{ name: 'programme_revision_number', columnNames: ['code', 'number'], isUnique: true }],
    [refers('programme_revision_programme_fk', 'code', 'subsidy_programme', 'code')],
  ),
  table(
    'programme_rate',
    [
      serial('id'),
      varchar('programme_code', 40),
      varchar('from_period', 10),
      varchar('rate', 30),
      varchar('document', 200),
      integer('staff_id'),
      datetime('at'),
    ],
    [{ name: 'programme_rate_programme', columnNames: ['programme_code', 'id'] }],
    [refers('programme_rate_programme_fk', 'programme_code', 'subsidy_programme', 'code')],
  ),
  table(
    'fund_allocation',
    [
      serial('id'),
      varchar('programme_code', 40),
      varchar('period', 10),
      bigint('amount_fen'),
      varchar('document_number', 100),
      varchar('document_on', 10),
      integer('reverses_id', 'nullable'),
      varchar('reason', 500, 'nullable'),
      integer('recorded_by_id'),
      datetime('recorded_at'),
    ],
    [
      { name: 'fund_allocation_period', columnNames: ['programme_code', 'period'] },
      { name: 'fund_allocation_reverses', columnNames: ['reverses_id'], isUnique: true },
    ],
    [
      refers('fund_allocation_programme_fk', 'programme_code', 'subsidy_programme', 'code'),
      refers('fund_allocation_reverses_fk', 'reverses_id', 'fund_allocation'),
    ],
  ),
  table(
    'roster_explanation',
    [
      serial('id'),
      integer('roster_id'),
      varchar('problem_key', 120),
      varchar('message', 1000),
      varchar('reason', 500),
      integer('staff_id'),
      datetime('at'),
    ],
    [{ name: 'roster_explanation_problem', columnNames: ['roster_id', 'problem_key'] }],
    [refers('roster_explanation_roster_fk', 'roster_id', 'roster')],
  ),
];

const FARMING = {
  kind: 'FARMING',
  unit: '亩',
  arithmetic: 'AREA',
  recipient: '户主',
  legalBasis: ['《中华人民共和国农业法》'],
  interval: 'YEARLY',
  publicColumns: ['VILLAGER_GROUP', 'QUANTITY', 'RATE'],
  excludes: [],
  explanation: '按核实的面积发放，面积乘标准就是金额。',
  askOffice: '财政所',
};
const ASSISTANCE = {
  kind: 'SOCIAL_ASSISTANCE',
  unit: '人',
  arithmetic: 'STATED',
  recipient: '户主',
  legalBasis: ['《社会救助暂行办法》'],
  interval: 'MONTHLY',
  publicColumns: ['QUANTITY'],
  excludes: [] as string[],
  explanation: '按核定的金额发放。',
  askOffice: '民政所',
};

/** The four programmes the program itself knew before, in the words of that time. */
const BUILT_IN = [
  { code: 'FARMLAND_FERTILITY', name: '耕地地力保护补贴', ...FARMING },
  { code: 'MINIMUM_LIVING_ALLOWANCE', name: '农村最低生活保障金', ...ASSISTANCE },
  {
    code: 'EXTREME_POVERTY_SUPPORT',
    name: '特困人员救助供养金',
    ...ASSISTANCE,
    recipient: '救助对象',
    interval: 'QUARTERLY',
    publicColumns: ['SUPPORT_MODE'],
    excludes: ['MINIMUM_LIVING_ALLOWANCE'],
  },
  { code: 'GRAIN_DIRECT_SUBSIDY', name: '种粮农民直接补贴', ...FARMING },
];

/** An installation that has the entry a programme was published under has rosters that name it. */
async function keepBuiltIn(
  runner: QueryRunner,
  position: number,
  { code, ...content }: (typeof BUILT_IN)[number],
): Promise<void> {
  const whole = { ...content, catalogueCode: code, publicPeriod: null, askTelephone: '12345' };
  await runner.query(
    `INSERT INTO subsidy_programme (code, position)
     SELECT code, ${position} FROM catalogue_entry
     WHERE code = ? AND NOT EXISTS (SELECT 1 FROM subsidy_programme WHERE code = ?)`,
    [code, code],
  );
  await runner.query(
    `INSERT INTO subsidy_programme_revision (code, number, content, is_retired, at)
     SELECT code, 1, ?, 0, at FROM catalogue_revision
     WHERE code = ? AND number = 1
       AND NOT EXISTS (SELECT 1 FROM subsidy_programme_revision WHERE code = ?)`,
    [JSON.stringify(whole), code, code],
  );
}
