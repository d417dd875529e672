import type { Deps } from '../context.ts';
import { carriersOfRosters } from '../disclosure/publication.service.ts';
import { paymentsOf, type Payment } from '../payment/payment.service.ts';
import { maskAccount } from '../shared/mask.ts';
import { yearOf } from '../shared/period.ts';
import type { SubsidyProgramme } from '../subsidy/programme.ts';
import { programmesByCode } from '../subsidy/programme.service.ts';
import {
  entriesOfHousehold,
  entriesOfPerson,
  type OwnEntry,
  type PersonEntry,
} from '../subsidy/roster.service.ts';
import {
  memberNumbers,
  newestFirst,
  type HouseholdRecord,
  type SubsidyRecord,
} from './resident.ts';

/** A row the public can see now, where it stands, and what became of its money. */
interface PublishedEntry<T> {
  readonly entry: T;
  readonly programme: SubsidyProgramme;
  readonly disclosureId: number;
  readonly publishedAt: Date;
  readonly payment: Payment;
}

type OwnPublished = PublishedEntry<OwnEntry>;

/** What a person is paid; `published` are the rows behind it, newest roster first. */
export async function ownSubsidies(deps: Deps, personKey: string) {
  const own = await publishedOf(deps, await entriesOfPerson(deps, personKey));
  const accounts = new Set(own.map(({ entry }) => entry.account));
  return {
    published: own.map(({ entry }) => entry),
    subsidies: own.map((one) => subsidyOf(one, accounts)),
  };
}

/**
 * What the others are paid whose rosters name this person as the householder. The relation goes one
 * way, as the office's file says it: nobody sees the householder's by being named under them. Newest
 * period first.
 */
export async function householdSubsidies(
  deps: Deps,
  personKey: string,
): Promise<HouseholdRecord[]> {
  const entries = await entriesOfHousehold(deps, personKey);
  const others = await publishedOf(
    deps,
    entries.filter((entry) => entry.personKey !== personKey),
  );
  const numberOf = memberNumbers();
  const records = others.map(({ entry, programme, payment }) => ({
    member: numberOf(entry.personKey),
    maskedName: entry.maskedName,
    villageCode: entry.villageCode,
    programme: programme.name,
    period: entry.period,
    year: yearOf(entry.period),
    amountFen: entry.amountFen,
    paymentState: payment.state,
  }));
  return newestFirst(records);
}

/** Drafts, what was replaced or withdrawn and what is for party members only drop out here. */
async function publishedOf<T extends PersonEntry>(
  deps: Deps,
  entries: readonly T[],
): Promise<PublishedEntry<T>[]> {
  const rosterIds = [...new Set(entries.map(({ rosterId }) => rosterId))];
  const [carriers, programmes] = await Promise.all([
    carriersOfRosters(deps, rosterIds),
    programmesByCode(deps),
  ]);
  const shown = entries.filter(({ rosterId }) => carriers.has(rosterId));
  const payments = await paymentsOf(
    deps,
    shown.map(({ rosterId, position }) => {
      const { publicPeriodEndsOn } = carriers.get(rosterId)!;
      return { rosterId, position, publicPeriodEndsOn };
    }),
  );
  return shown.map((entry, at) => {
    const { disclosureId, visibleFrom } = carriers.get(entry.rosterId)!;
    const programme = programmes.get(entry.programmeCode)!;
    return { entry, programme, disclosureId, publishedAt: visibleFrom!, payment: payments[at]! };
  });
}

function subsidyOf(
  { entry, programme, disclosureId, publishedAt, payment }: OwnPublished,
  accounts: ReadonlySet<string>,
): SubsidyRecord {
  const account = paidAccount(entry, payment, accounts);
  return {
    programme: programme.name,
    explanation: programme.explanation,
    askOffice: programme.askOffice,
    askTelephone: programme.askTelephone,
    period: entry.period,
    year: yearOf(entry.period),
    quantity: entry.quantity,
    rate: entry.rate,
    unit: entry.quantity === null ? null : programme.unit,
    amountFen: entry.amountFen,
    paymentState: payment.state,
    paidOn: payment.paidOn,
    paidFen: payment.paidFen,
    paymentReason: payment.reason,
    maskedAccount: account === null ? null : maskAccount(account),
    isPaidElsewhere: account === null,
    disclosureId,
    publishedAt,
  };
}

/**
 * The card the money is on: the roster's, or the one the bank paid to where it is known to be this
 * person's. Null when it went to an account that may be anybody's.
 */
function paidAccount(
  entry: OwnEntry,
  { elsewhere }: Payment,
  accounts: ReadonlySet<string>,
): string | null {
  if (elsewhere === null) return entry.account;
  const { account, isOfPerson } = elsewhere;
  return account !== null && (isOfPerson || accounts.has(account)) ? account : null;
}
