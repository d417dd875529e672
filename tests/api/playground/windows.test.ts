import { readFileSync } from 'node:fs';
import { buildSchema, type DocumentNode, Kind, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { WINDOWS_OF_ROLE, windowsFor } from '../../../server/http/playground/windows/windows.ts';
import { STAFF_ROLES, type StaffRole } from '../../../server/staff/roles.ts';

const schema = buildSchema(
  readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8'),
);
const windows = [...new Set(STAFF_ROLES.flatMap((role) => WINDOWS_OF_ROLE[role]))];

const DRAFTERS_WORK = [
  'catalogue',
  'draftDisclosure',
  'updateEdition',
  'submitEdition',
  'editions',
  'reviseDisclosure',
  'discardEdition',
  'obligations',
  'assignObligation',
];

const FEE_WORK = [
  'partyBranches',
  'partyMembers',
  'partyMemberCard',
  'partyFeeQuote',
  'fixPartyFee',
  'grantPartyFeeRelief',
  'partyFeeArrears',
  'endPartyMembership',
  'issuePartyMemberCode',
  'importPartyMembers',
  'importPartyFeePayments',
  'recordPartyFee',
  'recordPartyFeeContribution',
  'recordPartyFeeRemittance',
  'recordPartyFeeUse',
  'reversePartyFeeEntry',
  'partyFeeEntries',
  'partyFeeStatement',
  'closePartyFeeYear',
];
/** Of everyone who may read rosters. */
const PAPER_AND_FILES = ['rosterSheets', 'requestRosterExport', 'exports'];

const EXPECTED: Readonly<Record<StaffRole, readonly string[]>> = {
  DRAFTER: [...DRAFTERS_WORK, 'importPermitList', 'draftDisclosure'],
  LEADING_GROUP: [
    'editions',
    'edition',
    'rosterChanges',
    'allocations',
    'passEdition',
    'sendBackEdition',
    'obligations',
    ...PAPER_AND_FILES,
    'consentToExport',
    'refuseExport',
    'reconciliation',
  ],
  PARTY_COMMITTEE: [
    'editions',
    'edition',
    'rosterChanges',
    'allocations',
    'approveEdition',
    'sendBackEdition',
    'obligations',
    ...PAPER_AND_FILES,
    'reconciliation',
  ],
  OFFICE: [
    'editions',
    'edition',
    'rosterChanges',
    'publishEdition',
    'publishEdition',
    'unscheduleEdition',
    'withdrawEdition',
    'sendBackEdition',
    'discardEdition',
    'disclosures',
    'rotation',
    'previewRotation',
    'arrangeRotation',
    'reconciliation',
    'stopPayment',
    'resumePayment',
    'issueLookUpCode',
    'obligations',
    'openObligation',
    'catalogue',
    'changeCatalogueEntry',
    'retireCatalogueEntry',
    'programmes',
    'addProgramme',
    'changeProgramme',
    'setProgrammeRate',
    'retireProgramme',
    'allocations',
    'recordAllocation',
    'reverseAllocation',
    'announceCalendar',
    ...PAPER_AND_FILES,
    'consentToExport',
    'refuseExport',
  ],
  ROSTER_CLERK: [
    'importRoster',
    'rosterDraft',
    'rosterChanges',
    'explainRosterProblems',
    'rosterDraft',
    'startRosterImport',
    'rosterImport',
    'rosterImports',
    'cancelRosterImport',
    'compareRosterDrafts',
    'importRoster',
    'rememberedHeaders',
    'forgetHeader',
    'allocations',
    'recordAllocation',
    'reverseAllocation',
    'programmes',
    'draftDisclosure',
    'updateEdition',
    'submitEdition',
    'editions',
    'reviseDisclosure',
    'discardEdition',
    'importBankReturn',
    'bankReturns',
    'takeBackBankReturn',
    'reconciliation',
    'issueLookUpCode',
    'catalogue',
    'obligations',
    ...PAPER_AND_FILES,
  ],
  PARTY_FEE_CLERK: [...FEE_WORK, 'partyFeeSummaries', 'draftDisclosure', ...DRAFTERS_WORK],
  ORGANISATION: [
    ...FEE_WORK,
    'preparePartyFeeSummary',
    'partyFeeSummaries',
    'savePartyBranch',
    'me',
    'disclosures',
  ],
  FEEDBACK_OFFICER: ['me', 'disclosures'],
  STATION_HANDLER: ['me', 'disclosures'],
  SUPERVISOR: [
    'obligations',
    'reconciliation',
    'editions',
    'edition',
    ...PAPER_AND_FILES,
    'rosterChanges',
    'allocations',
    'me',
    'disclosures',
  ],
  ADMIN: ['me', 'disclosures', 'unlockStaff'],
};

describe.each(windows)('the window $title', ({ title, query, variables }) => {
  it('is valid against the schema', () => {
    expect(validate(schema, parse(query))).toEqual([]);
  });

  it('tells what to do in Chinese before the operation', () => {
    const comment = query.slice(0, query.search(/^(query|mutation)/m));
    expect(comment).toContain('发送请求');
    expect(
      comment
        .trim()
        .split('\n')
        .every((line) => line === '' || line.startsWith('#')),
    ).toBe(true);
    expect(title).toMatch(/^\p{Script=Han}+$/u);
  });

  it('sets every variable it needs, and no other', () => {
    const { declared, required } = variablesOf(parse(query));
    const given = [...Object.keys(variables), ...(declared.includes('file') ? ['file'] : [])];
    expect(given.filter((name) => !declared.includes(name))).toEqual([]);
    expect(required.filter((name) => !given.includes(name))).toEqual([]);
  });
});

it.each(STAFF_ROLES)('%s finds exactly the work of the role', (role) => {
  expect(WINDOWS_OF_ROLE[role].map(({ query }) => firstRootField(parse(query)))).toEqual(
    EXPECTED[role],
  );
});

it('a person of two roles finds both, each window once', () => {
  const both = windowsFor(['LEADING_GROUP', 'PARTY_COMMITTEE']).map(({ title }) => title);
  expect(both).toEqual([
    '待审稿件',
    '看稿',
    '名册变动',
    '资金分配',
    '审核通过',
    '退回修改',
    '应公开事项',
    '打印公示表',
    '导出公示内容',
    '导出记录',
    '同意导出',
    '不同意导出',
    '对账',
    '待批稿件',
    '党委批准',
    '党委退回',
  ]);
});

it('a person without a role still finds out who they are', () => {
  expect(windowsFor([])).toEqual(WINDOWS_OF_ROLE.STATION_HANDLER);
});

function operationOf(document: DocumentNode) {
  const [operation, ...others] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || others.length > 0) {
    throw new Error('a window holds one operation');
  }
  return operation;
}

function firstRootField(document: DocumentNode): string | undefined {
  const [field] = operationOf(document).selectionSet.selections;
  return field?.kind === Kind.FIELD ? field.name.value : undefined;
}

function variablesOf(document: DocumentNode): { declared: string[]; required: string[] } {
  const definitions = operationOf(document).variableDefinitions ?? [];
  const nameOf = (definition: (typeof definitions)[number]) => definition.variable.name.value;
  return {
    declared: definitions.map(nameOf),
    required: definitions.filter(({ type }) => type.kind === Kind.NON_NULL_TYPE).map(nameOf),
  };
}
