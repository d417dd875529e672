import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../support/client.ts';
import {
  accepted,
  officesOf,
  published,
  refusalCode,
  verbs,
  type Offices,
} from '../../support/editions.ts';
import { party } from '../../support/party.ts';
import { idNumber } from '../../support/roster-files.ts';
import { openTown, type Town } from '../../support/town.ts';
import { kioskOperation } from '../security/wire.ts';

const MEMBER = idNumber(501);
const PHONE = '13812345678';

let town: Town;
let offices: Offices;
let clerk: Client;
let memberId: string;

beforeAll(async () => {
  town = await openTown();
  offices = await officesOf(town);
  await party.branch(await town.staff('organisation'), 'A');
  clerk = await town.staff('fees');
  const { data } = await party.add(clerk, 501, { phone: PHONE, account: '6217000000000091234' });
  memberId = data!.addPartyMember.id;
  await party.fix(clerk, memberId, { monthlyIncome: '3001.00' });
  await party.pay(clerk, memberId, '60.02', 'OWN-1');
});
afterAll(() => town.close());

interface Own {
  openResidentSession: {
    resident: {
      maskedName: string;
      subsidies: unknown[];
      partyFees: {
        monthly: string;
        owing: string;
        branch: { payAt: string };
        basis: string;
      } | null;
      partyPapers: { title: string }[];
    };
  };
}

const lookUp = (proof: string, number = MEMBER) =>
  town.visitor().run<Own>(kioskOperation('OpenResidentSession'), { idNumber: number, proof });

async function titles(): Promise<string[]> {
  const { data } = await lookUp('5678');
  return data!.openResidentSession.resident.partyPapers.map(({ title }) => title);
}

describe('a party member without a benefit card', () => {
  it.each([
    ['the end of their telephone number', '5678'],
    ['the end of the account on their member record', '1234'],
  ])('opens their own look-up with %s', async (_what, proof) => {
    const { data } = await lookUp(proof);
    const { resident } = data!.openResidentSession;
    expect(resident).toMatchObject({
      maskedName: '王＊军',
      subsidies: [],
      partyFees: {
        monthly: '30.01',
        owing: '270.09',
        branch: { payAt: '村部二楼，每月 10 日' },
      },
    });
    expect(resident.partyFees!.basis).toContain('3001.00 × 1% ＝ 30.01');
  });

  it('is found by no other digits', async () => {
    expect(refusalCode(await lookUp('9999'))).toBe('LOOKUP_NOT_FOUND');
  });
});

describe('party first, then public', () => {
  it('a member reads it from its moment, the public later, and both once', async () => {
    const now = town.clock.now().getTime();
    const at = (seconds: number) => new Date(now + seconds * 1_000).toISOString();
    const edition = await published(offices, { title: '支部换届安排', bulletin: null });
    expect(await titles()).toEqual([]);
    const next = accepted(await verbs.revise(offices.drafter, edition.disclosureId));
    const changed = accepted(
      await verbs.update(offices.drafter, next, { title: '支部换届安排（改）' }),
    );
    const passed = accepted(
      await verbs.pass(offices.leader, accepted(await verbs.submit(offices.drafter, changed))),
    );
    accepted(
      await verbs.publish(offices.office, passed, { partyFrom: at(60), visibleFrom: at(300) }),
    );
    expect(await titles()).toEqual([]);
    town.clock.advance(61);
    expect(await titles()).toEqual(['支部换届安排（改）']);
    town.clock.advance(240);
    expect(await titles()).toEqual([]);
    offices = await officesOf(town);
  });

  it('what is for members only never leaves their session', async () => {
    await published(offices, { title: '民主评议党员', audience: 'PARTY_MEMBERS', bulletin: null });
    expect(await titles()).toEqual(['民主评议党员']);
    const { text } = await town.visitor().run(kioskOperation('Rotation'));
    expect(text).not.toContain('民主评议党员');
  });
});

it('whoever left the party sees no trace that there is such a card', async () => {
  await party.end(await town.staff('fees'), memberId, 'A', '2026-10');
  expect(refusalCode(await lookUp('5678'))).toBe('LOOKUP_NOT_FOUND');
});
