import type { StaffRole } from '../../../server/staff/roles.ts';

const AUTHORS = ['DRAFTER', 'ROSTER_CLERK', 'PARTY_FEE_CLERK'] as const;
const REVIEWERS = ['LEADING_GROUP', 'PARTY_COMMITTEE', 'OFFICE'] as const;
const READERS = [...AUTHORS, ...REVIEWERS, 'SUPERVISOR'] as const;

export type Rule = 'ANYONE' | 'STAFF' | readonly StaffRole[];
const FEE_KEEPERS = ['PARTY_FEE_CLERK', 'ORGANISATION'] as const;
const SEEN = 'id: 999999, version: 1';
const PAID = 'amount: "1.00", paidOn: "2026-01-01", receipt: "1"';
const ENTRY = 'code: "NONE", revision: 1, reason: "x"';

/** Every root field, who may call it, and the least that calls it. A new one needs a row here. */
export const ROOTS: readonly [field: string, rule: Rule, call: string][] = [
  [
    'Query.allocations',
    ['ROSTER_CLERK', ...REVIEWERS, 'SUPERVISOR'],
    '{ allocations(programmeCode: "NONE", period: "2026") { totalAmount } }',
  ],
  [
    'Query.bankReturns',
    ['ROSTER_CLERK', ...REVIEWERS, 'SUPERVISOR'],
    '{ bankReturns(rosterId: 999999) { id } }',
  ],
  ['Query.bulletins', 'ANYONE', '{ bulletins { id } }'],
  ['Query.calendarYears', 'STAFF', '{ calendarYears { year } }'],
  ['Query.catalogue', 'ANYONE', '{ catalogue { code } }'],
  ['Query.catalogueHistory', 'STAFF', '{ catalogueHistory(code: "NONE") { number } }'],
  [
    'Query.compareRosterDrafts',
    ['ROSTER_CLERK', ...REVIEWERS, 'SUPERVISOR'],
    '{ compareRosterDrafts(before: 999999, after: 999999) { totalCount } }',
  ],
  ['Query.disclosure', 'ANYONE', '{ disclosure(id: 999999) { id } }'],
  ['Query.disclosures', 'ANYONE', '{ disclosures { totalCount } }'],
  ['Query.edition', READERS, '{ edition(id: 999999) { id } }'],
  ['Query.editions', READERS, '{ editions { totalCount } }'],
  ['Query.exports', ['ROSTER_CLERK', ...REVIEWERS, 'SUPERVISOR'], '{ exports { totalCount } }'],
  ['Query.me', 'STAFF', '{ me { name } }'],
  ['Query.obligations', READERS, '{ obligations { totalCount } }'],
  ['Query.partyBranches', FEE_KEEPERS, '{ partyBranches { code } }'],
  ['Query.partyFeeArrears', FEE_KEEPERS, '{ partyFeeArrears(branchCode: "NONE") { owing } }'],
  [
    'Query.partyFeeEntries',
    FEE_KEEPERS,
    '{ partyFeeEntries(branchCode: "NONE", year: 2026) { totalCount } }',
  ],
  [
    'Query.partyFeeQuote',
    'STAFF',
    '{ partyFeeQuote(kind: STUDENT, monthlyIncome: "0.00", year: 2026) { monthly } }',
  ],
  [
    'Query.partyFeeStatement',
    FEE_KEEPERS,
    '{ partyFeeStatement(branchCode: "NONE", year: 2026) { balance } }',
  ],
  ['Query.partyFeeSummaries', FEE_KEEPERS, '{ partyFeeSummaries(year: 2024) { id } }'],
  ['Query.partyMemberCard', FEE_KEEPERS, '{ partyMemberCard(id: 999999) { owing } }'],
  ['Query.partyMembers', FEE_KEEPERS, '{ partyMembers(branchCode: "NONE") { totalCount } }'],
  ['Query.previewRotation', ['OFFICE'], '{ previewRotation { id } }'],
  ['Query.programmeHistory', 'STAFF', '{ programmeHistory(code: "NONE") { number } }'],
  ['Query.programmes', 'STAFF', '{ programmes { code } }'],
  ['Query.publishingBodies', 'ANYONE', '{ publishingBodies { name } }'],
  [
    'Query.reconciliation',
    ['ROSTER_CLERK', ...REVIEWERS, 'SUPERVISOR'],
    '{ reconciliation(rosterId: 999999) { totalCount } }',
  ],
  [
    'Query.rememberedHeaders',
    ['ROSTER_CLERK'],
    '{ rememberedHeaders(programmeCode: "NONE") { header } }',
  ],
  ['Query.resident', 'ANYONE', '{ resident { maskedName } }'],
  ['Query.roster', 'ANYONE', '{ roster(id: 999999) { id } }'],
  [
    'Query.rosterChanges',
    ['ROSTER_CLERK', ...REVIEWERS, 'SUPERVISOR'],
    '{ rosterChanges(id: 999999, kind: NEW) { totalCount } }',
  ],
  ['Query.rosterImport', ['ROSTER_CLERK'], '{ rosterImport(id: 999999) { id } }'],
  ['Query.rosterImports', ['ROSTER_CLERK'], '{ rosterImports { totalCount } }'],
  [
    'Query.rosterSheets',
    ['ROSTER_CLERK', ...REVIEWERS, 'SUPERVISOR'],
    '{ rosterSheets(editionId: 999999) { isSample } }',
  ],
  ['Query.rotation', ['OFFICE', 'SUPERVISOR'], '{ rotation { version } }'],
  [
    'Query.rosterDraft',
    ['ROSTER_CLERK', ...REVIEWERS, 'SUPERVISOR'],
    '{ rosterDraft(id: 999999) { id } }',
  ],
  ['Query.town', 'ANYONE', '{ town { name } }'],
  ['Query.villages', 'ANYONE', '{ villages { code } }'],
  [
    'Mutation.addCatalogueEntry',
    ['OFFICE'],
    'mutation { addCatalogueEntry(code: "x", input: {}) { code } }',
  ],
  [
    'Mutation.addPartyMember',
    FEE_KEEPERS,
    'mutation { addPartyMember(input: { branchCode: "NONE", name: "王兰", idNumber: "1", joinedOn: "2020-01-01", fromMonth: "2020-01" }) { id } }',
  ],
  ['Mutation.addProgramme', ['OFFICE'], 'mutation { addProgramme(code: "x", input: {}) { code } }'],
  [
    'Mutation.announceCalendar',
    ['OFFICE'],
    'mutation { announceCalendar(input: { year: 1, holidays: [], makeUpDays: [], source: "" }) { year } }',
  ],
  ['Mutation.approveEdition', ['PARTY_COMMITTEE'], `mutation { approveEdition(${SEEN}) { id } }`],
  [
    'Mutation.arrangeRotation',
    ['OFFICE'],
    'mutation { arrangeRotation(version: 99, boards: []) { version } }',
  ],
  [
    'Mutation.assignObligation',
    [...AUTHORS, 'OFFICE'],
    'mutation { assignObligation(id: 999999, disclosureId: 999999) }',
  ],
  [
    'Mutation.cancelObligation',
    ['OFFICE'],
    'mutation { cancelObligation(id: 999999, reason: "x") }',
  ],
  [
    'Mutation.cancelRosterImport',
    ['ROSTER_CLERK'],
    'mutation { cancelRosterImport(id: 999999) { id } }',
  ],
  [
    'Mutation.changeCatalogueEntry',
    ['OFFICE'],
    `mutation { changeCatalogueEntry(${ENTRY}, input: {}) { code } }`,
  ],
  [
    'Mutation.changeProgramme',
    ['OFFICE'],
    `mutation { changeProgramme(${ENTRY}, input: {}) { code } }`,
  ],
  [
    'Mutation.closePartyFeeYear',
    FEE_KEEPERS,
    'mutation { closePartyFeeYear(branchCode: "NONE", year: 2025) }',
  ],
  ['Mutation.closeResidentSession', 'ANYONE', 'mutation { closeResidentSession }'],
  [
    'Mutation.consentToExport',
    ['LEADING_GROUP', 'OFFICE'],
    'mutation { consentToExport(id: 999999) { id } }',
  ],
  [
    'Mutation.deleteCatalogueEntry',
    ['OFFICE'],
    'mutation { deleteCatalogueEntry(code: "NONE", revision: 1) }',
  ],
  [
    'Mutation.discardEdition',
    [...AUTHORS, 'LEADING_GROUP', 'OFFICE'],
    `mutation { discardEdition(${SEEN}, reason: "x") { id } }`,
  ],
  [
    'Mutation.draftDisclosure',
    AUTHORS,
    'mutation ($input: DraftDisclosureInput!) { draftDisclosure(input: $input) { id } }',
  ],
  [
    'Mutation.endPartyMembership',
    FEE_KEEPERS,
    'mutation { endPartyMembership(id: 999999, branchCode: "NONE", untilMonth: "2026-01", reason: "x") }',
  ],
  [
    'Mutation.explainRosterProblems',
    ['ROSTER_CLERK'],
    'mutation { explainRosterProblems(rosterId: 999999, input: { code: "x", reason: "x" }) { id } }',
  ],
  [
    'Mutation.fixPartyFee',
    FEE_KEEPERS,
    'mutation { fixPartyFee(input: { memberId: 999999, year: 2026, kind: STUDENT, monthlyIncome: "0.00" }) { owing } }',
  ],
  [
    'Mutation.forgetHeader',
    ['ROSTER_CLERK'],
    'mutation { forgetHeader(programmeCode: "NONE", header: "x") { header } }',
  ],
  [
    'Mutation.grantPartyFeeRelief',
    FEE_KEEPERS,
    'mutation { grantPartyFeeRelief(input: { memberId: 999999, fromMonth: "2026-01", untilMonth: "2026-02", monthly: "0.00", approvedBy: "x", document: "x" }) { owing } }',
  ],
  [
    'Mutation.importBankReturn',
    ['ROSTER_CLERK'],
    'mutation ($file: Upload!) { importBankReturn(file: $file, input: { rosterId: 999999 }) { isEntered } }',
  ],
  [
    'Mutation.importPartyFeePayments',
    FEE_KEEPERS,
    'mutation ($file: Upload!) { importPartyFeePayments(branchCode: "NONE", file: $file) { isEntered } }',
  ],
  [
    'Mutation.importPartyMembers',
    FEE_KEEPERS,
    'mutation ($file: Upload!) { importPartyMembers(branchCode: "NONE", file: $file) { isEntered } }',
  ],
  [
    'Mutation.importPermitList',
    ['DRAFTER'],
    'mutation ($file: Upload!) { importPermitList(file: $file, period: "2026-Q3") { rowCount } }',
  ],
  [
    'Mutation.importRoster',
    ['ROSTER_CLERK'],
    'mutation ($file: Upload!) { importRoster(file: $file, input: { programmeCode: "NONE", period: "2026" }) { id } }',
  ],
  [
    'Mutation.issueLookUpCode',
    ['ROSTER_CLERK', 'OFFICE'],
    'mutation { issueLookUpCode(rosterId: 999999, number: 1) { code } }',
  ],
  [
    'Mutation.issuePartyMemberCode',
    FEE_KEEPERS,
    'mutation { issuePartyMemberCode(id: 999999) { code } }',
  ],
  [
    'Mutation.openObligation',
    ['OFFICE'],
    'mutation { openObligation(input: { catalogueCode: "NONE", title: "x", dueOn: "2026-12-01" }) }',
  ],
  [
    'Mutation.openResidentSession',
    'ANYONE',
    'mutation { openResidentSession(idNumber: "1", proof: "1") { token } }',
  ],
  ['Mutation.passEdition', ['LEADING_GROUP'], `mutation { passEdition(${SEEN}) { id } }`],
  [
    'Mutation.preparePartyFeeSummary',
    ['ORGANISATION'],
    'mutation { preparePartyFeeSummary(year: 2024) { id } }',
  ],
  ['Mutation.publishEdition', ['OFFICE'], `mutation { publishEdition(${SEEN}) { id } }`],
  [
    'Mutation.recordAllocation',
    ['OFFICE', 'ROSTER_CLERK'],
    'mutation { recordAllocation(input: { programmeCode: "NONE", period: "2026", amount: "1.00", documentNumber: "x", documentOn: "2026-01-01" }) { totalAmount } }',
  ],
  [
    'Mutation.recordPartyFee',
    FEE_KEEPERS,
    `mutation { recordPartyFee(input: { memberId: 999999, ${PAID} }) }`,
  ],
  [
    'Mutation.recordPartyFeeContribution',
    FEE_KEEPERS,
    `mutation { recordPartyFeeContribution(input: { memberId: 999999, ${PAID} }) }`,
  ],
  [
    'Mutation.recordPartyFeeRemittance',
    FEE_KEEPERS,
    `mutation { recordPartyFeeRemittance(input: { branchCode: "NONE", ${PAID} }) }`,
  ],
  [
    'Mutation.recordPartyFeeUse',
    FEE_KEEPERS,
    `mutation { recordPartyFeeUse(input: { branchCode: "NONE", item: TRAINING, ${PAID} }) }`,
  ],
  [
    'Mutation.refuseExport',
    ['LEADING_GROUP', 'OFFICE'],
    'mutation { refuseExport(id: 999999, reason: "x") { id } }',
  ],
  [
    'Mutation.requestRosterExport',
    ['ROSTER_CLERK', ...REVIEWERS, 'SUPERVISOR'],
    'mutation { requestRosterExport(rosterId: 999999, format: CSV, kind: MASKED, reason: "x") { id } }',
  ],
  [
    'Mutation.restoreCatalogueEntry',
    ['OFFICE'],
    `mutation { restoreCatalogueEntry(${ENTRY}) { code } }`,
  ],
  ['Mutation.restoreProgramme', ['OFFICE'], `mutation { restoreProgramme(${ENTRY}) { code } }`],
  [
    'Mutation.resumePayment',
    ['OFFICE'],
    'mutation { resumePayment(rosterId: 999999, number: 1, reason: "x") }',
  ],
  [
    'Mutation.retireCatalogueEntry',
    ['OFFICE'],
    `mutation { retireCatalogueEntry(${ENTRY}) { code } }`,
  ],
  ['Mutation.retireProgramme', ['OFFICE'], `mutation { retireProgramme(${ENTRY}) { code } }`],
  [
    'Mutation.reverseAllocation',
    ['OFFICE', 'ROSTER_CLERK'],
    'mutation { reverseAllocation(id: 999999, reason: "x") { totalAmount } }',
  ],
  [
    'Mutation.reviseDisclosure',
    AUTHORS,
    'mutation { reviseDisclosure(id: 999999, changeNote: "x") { id } }',
  ],
  [
    'Mutation.reversePartyFeeEntry',
    FEE_KEEPERS,
    'mutation { reversePartyFeeEntry(id: 999999, reason: "x") }',
  ],
  [
    'Mutation.savePartyBranch',
    ['ORGANISATION'],
    'mutation { savePartyBranch(input: { code: "", name: "", payAt: "" }) { code } }',
  ],
  [
    'Mutation.sendBackEdition',
    REVIEWERS,
    `mutation { sendBackEdition(${SEEN}, reason: "x") { id } }`,
  ],
  [
    'Mutation.setProgrammeRate',
    ['OFFICE'],
    'mutation { setProgrammeRate(code: "NONE", revision: 1, input: { fromPeriod: "2026", rate: "1", document: "x" }) { code } }',
  ],
  ['Mutation.signIn', 'ANYONE', 'mutation { signIn(name: "nobody", password: "x") { name } }'],
  ['Mutation.signOut', 'STAFF', 'mutation { signOut }'],
  [
    'Mutation.startRosterImport',
    ['ROSTER_CLERK'],
    'mutation ($file: Upload!) { startRosterImport(file: $file, input: { programmeCode: "NONE", period: "2026" }) { id } }',
  ],
  [
    'Mutation.stopPayment',
    ['OFFICE'],
    'mutation { stopPayment(rosterId: 999999, number: 1, reason: "x") }',
  ],
  ['Mutation.submitEdition', AUTHORS, `mutation { submitEdition(${SEEN}) { id } }`],
  [
    'Mutation.takeBackBankReturn',
    ['ROSTER_CLERK'],
    'mutation { takeBackBankReturn(id: 999999, reason: "x") { id } }',
  ],
  ['Mutation.unlockStaff', ['ADMIN'], 'mutation { unlockStaff(name: "nobody") }'],
  ['Mutation.unscheduleEdition', ['OFFICE'], `mutation { unscheduleEdition(${SEEN}) { id } }`],
  ['Mutation.updateEdition', AUTHORS, `mutation { updateEdition(${SEEN}, input: {}) { id } }`],
  [
    'Mutation.withdrawEdition',
    ['OFFICE'],
    `mutation { withdrawEdition(${SEEN}, reason: "x") { id } }`,
  ],
];
