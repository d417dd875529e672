import 'reflect-metadata';
import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EditionRow } from '../../../server/disclosure/disclosure.entity.ts';
import { accessRule, buildApiSchema } from '../../../server/schema.ts';
import { STAFF_ROLES } from '../../../server/staff/roles.ts';
import type { Answer, Client } from '../../support/client.ts';
import { DRAFT_INPUT } from '../../support/editions.ts';
import { HEADER, row, xlsx } from '../../support/roster-files.ts';
import { openTown, STAFF_OF_ROLE, type Town } from '../../support/town.ts';
import { ROOTS, type Rule } from './roots.ts';
import { kioskOperation } from './wire.ts';

const schema = buildApiSchema();
const roots = [schema.getQueryType()!, schema.getMutationType()!].flatMap((type) =>
  Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field })),
);

describe('nothing is open by omission', () => {
  it('every root field has the rule of the table, and the table has every root field', () => {
    const rules = roots.map(({ name, field }) => [name, ruleText(accessRule(field.extensions))]);
    expect(rules.toSorted()).toEqual(
      ROOTS.map(([name, rule]) => [name, ruleText(rule)]).toSorted(),
    );
  });

  it('nothing can be subscribed to', () => {
    expect(schema.getSubscriptionType()).toBeUndefined();
  });

  /** What the public's own fields lead to; a sign-in tells its owner who they are. */
  const PUBLIC_TYPES = [
    'Bulletin',
    'CatalogueEntry',
    'ContentElement',
    'DayCount',
    'Disclosure',
    'DisclosureConnection',
    'EditionChanges',
    'HouseholdRecord',
    'ParagraphChange',
    'PartyBranch',
    'PartyFeeFigures',
    'PartyFeeMonth',
    'PartyFeeRecord',
    'PartyFeeSummary',
    'PartyFeeUse',
    'PartyPaper',
    'Permit',
    'PermitConnection',
    'PermitList',
    'PublicEdition',
    'PublicPeriod',
    'PublicRoster',
    'PublicRosterRow',
    'PublicRosterRowConnection',
    'PublishingBody',
    'Resident',
    'ResidentSession',
    'RosterSummary',
    'RosterVillageTotal',
    'SubsidyRecord',
    'Timeliness',
    'Town',
    'Village',
    'Withdrawal',
  ];

  it("the public's fields lead to no type of staff", () => {
    const reached = new Set<string>();
    for (const { name, field } of roots)
      if (accessRule(field.extensions) === 'ANYONE' && name !== 'Mutation.signIn')
        collectTypes(getNamedType(field.type), reached);
    expect([...reached].toSorted()).toEqual(PUBLIC_TYPES);
  });

  it('a sign-in leads to the member of staff and their roles', () => {
    const reached = new Set<string>();
    collectTypes(getNamedType(schema.getMutationType()!.getFields()['signIn']!.type), reached);
    expect([...reached].toSorted()).toEqual(['RoleAssignment', 'StaffMember']);
  });

  it('no type has a field that tells a whole number or a secret', () => {
    const secret =
      /^(idNumber|account|password|passwordHash|name_?sealed|tokenHash|personKey|householderKey)$/i;
    const found = Object.values(schema.getTypeMap())
      .filter(
        (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
      )
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
      .filter((name) => secret.test(name.split('.')[1]!));
    expect(found).toEqual([]);
  });
});

describe('every role and every root field', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  it.each(STAFF_ROLES)('%s may do what the table says, and nothing else', async (role) => {
    const client = await town.staff(STAFF_OF_ROLE[role]);
    const expected: string[] = [];
    const actual: string[] = [];
    // Signing out comes last: it ends the session the others need.
    const inOrder = ROOTS.toSorted(
      ([a], [b]) => Number(a.endsWith('signOut')) - Number(b.endsWith('signOut')),
    );
    for (const [field, rule, call] of inOrder) {
      const isAllowed = rule === 'ANYONE' || rule === 'STAFF' || rule.includes(role);
      expected.push(`${field} ${isAllowed ? 'reached' : 'FORBIDDEN'}`);
      const code = codeOf(await run(client, call));
      actual.push(
        `${field} ${code === 'FORBIDDEN' || code === 'SIGN_IN_REQUIRED' ? code : 'reached'}`,
      );
      expect([field, code]).not.toEqual([field, 'INTERNAL']);
    }
    expect(actual).toEqual(expected);
  });

  it('a stranger may run none of these texts but the sign-in', async () => {
    const stranger = town.visitor();
    for (const [field, , call] of ROOTS) {
      const code = codeOf(await run(stranger, call));
      const expected = call.includes('Upload')
        ? 'SIGN_IN_REQUIRED'
        : field === 'Mutation.signIn'
          ? 'SIGN_IN_FAILED'
          : 'QUERY_NOT_ALLOWED';
      expect([field, code]).toEqual([field, expected]);
    }
  });

  it('what is forbidden is not done beside something that is allowed', async () => {
    const office = await town.staff('office');
    const count = () => town.deps.database.read.count(EditionRow);
    const before = await count();
    const answer = await office.run(
      'mutation ($input: DraftDisclosureInput!) { draftDisclosure(input: $input) { id } signOut }',
      { input: DRAFT_INPUT },
    );
    expect(codeOf(answer)).toBe('FORBIDDEN');
    const { data } = await office.run<{ me: { name: string } | null }>('{ me { name } }');
    expect(data?.me?.name).toBe('office');
    expect(await count()).toBe(before);
  });

  it('a roster is read by those who may, not by whoever attaches it to a draft', async () => {
    const roster = await town.staff('roster');
    const bytes = await xlsx({ name: '前潘村', rows: [HEADER, row(1)] });
    const answer = await roster.upload<{ importRoster: { id: string } }>(
      `mutation ($file: Upload!) { importRoster(file: $file, input: {
         programmeCode: "FARMLAND_FERTILITY", period: "2026" }) { id } }`,
      {},
      { name: 'a.xlsx', bytes },
    );
    const input = { ...DRAFT_INPUT, rosterDraftId: answer.data!.importRoster.id };
    const query = `mutation ($input: DraftDisclosureInput!) { draftDisclosure(input: $input) {
      rosterDraft { rows { nodes { maskedIdNumber } } } } }`;
    for (const name of ['drafter', 'fees'] as const) {
      const { text } = await (await town.staff(name)).run(query, { input });
      expect(text.trim()).toBe('{"data":{"draftDisclosure":{"rosterDraft":null}}}');
    }
    expect((await roster.run(query, { input })).text).toContain('"maskedIdNumber"');
  });

  it('being staff opens nothing of a resident', async () => {
    const office = await town.staff('office');
    expect(
      (await office.must<{ resident: null }>('{ resident { maskedName } }')).resident,
    ).toBeNull();
  });

  it('the kiosk runs with a cookie that has ended as without one', async () => {
    const client = await town.staff('office');
    const { cookie } = client;
    await client.must('mutation { signOut }');
    client.cookie = cookie;
    expect((await client.run(kioskOperation('Rotation'))).status).toBe(200);
    expect(codeOf(await client.run('{ town { name } }'))).toBe('QUERY_NOT_ALLOWED');
  });
});

function run(client: Client, call: string): Promise<Answer> {
  return call.includes('Upload')
    ? client.upload(call, {}, { name: 'a.xlsx', bytes: new Uint8Array([1]) })
    : client.run(call, call.includes('$input') ? { input: DRAFT_INPUT } : {});
}

function codeOf({ errors }: Answer): string | null {
  return errors[0]?.extensions.code ?? null;
}

function ruleText(rule: Rule | undefined): string {
  if (rule === undefined) return 'none';
  return typeof rule === 'string' ? rule : rule.toSorted().join(' ');
}

function collectTypes(type: unknown, reached: Set<string>): void {
  if (!isObjectType(type) || reached.has(type.name)) return;
  reached.add(type.name);
  for (const field of Object.values(type.getFields()))
    collectTypes(getNamedType(field.type), reached);
}
