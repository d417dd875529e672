import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  accepted,
  officesOf,
  refusalCode,
  verbs,
  type EditionFacts,
  type Offices,
} from '../../support/editions.ts';
import { carrying, publish, stated } from '../../support/roster-publication.ts';
import { explainWarnings } from '../../support/rosters.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let offices: Offices;

beforeAll(async () => {
  town = await openTown();
  offices = await officesOf(town);
});
afterAll(() => town.close());

const STEPS = ['pass', 'approve', 'publish'] as const;

describe.each([
  ['2026-Q2', '2026-05', 'pass'],
  ['2026-Q3', '2026-08', 'approve'],
  ['2026-Q4', '2026-11', 'publish'],
] as const)(
  '特困 %s is under review when 低保 %s with the same two people is published',
  (...row) => {
    const [quarter, month, step] = row;
    const people = [100, 101].map((n) => n + 10 * STEPS.indexOf(step));
    let rosterId: string;
    let edition: EditionFacts;

    const take = (which: (typeof STEPS)[number]) =>
      which === 'pass'
        ? verbs.pass(offices.leader, edition)
        : which === 'approve'
          ? verbs.approve(offices.committee, edition)
          : verbs.publish(offices.office, edition);

    beforeAll(async () => {
      const allowance = await stated(offices, 'MINIMUM_LIVING_ALLOWANCE', month, people);
      rosterId = await stated(offices, 'EXTREME_POVERTY_SUPPORT', quarter, people);
      await explainWarnings(offices.roster, rosterId);
      edition = accepted(await verbs.submit(offices.roster, await carrying(offices, rosterId)));
      for (const before of STEPS.slice(0, STEPS.indexOf(step)))
        edition = accepted(await take(before));
      await publish(offices, allowance);
    });

    it(`nobody can ${step} it, and it says what to do`, async () => {
      const answer = await take(step);
      expect(refusalCode(answer)).toBe('WARNINGS_UNEXPLAINED');
      expect(answer.errors[0]!.extensions).toMatchObject({ unexplained: 2 });
      expect(answer.errors[0]!.message).toMatch(
        /2 个提醒没有说明原因。.*请退回，由经办人核对、说明原因后再提交。.*农村最低生活保障金/,
      );
    });

    it('it can be sent back, explained and submitted again, and goes its way', async () => {
      const by =
        step === 'pass' ? offices.leader : step === 'approve' ? offices.committee : offices.office;
      edition = accepted(await verbs.sendBack(by, edition, '同时在低保名册，请说明'));
      expect(refusalCode(await verbs.submit(offices.roster, edition))).toBe('WARNINGS_UNEXPLAINED');
      await explainWarnings(offices.roster, rosterId, '低保本月停发，已办手续。');
      edition = accepted(await verbs.submit(offices.roster, edition));
      for (const each of STEPS) edition = accepted(await take(each));
      expect(edition.visibility).toBe('VISIBLE');
    });
  },
);
