import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { Ctx, Query, Resolver, buildSchema } from 'type-graphql';
import { In, IsNull, LessThanOrEqual, MoreThan, type DataSource } from 'typeorm';
import { mariadbSource } from '../../../../server/database/data-source.ts';
import { EditionRow } from '../../../../server/disclosure/disclosure.entity.ts';
import { ResidentSessionRow } from '../../../../server/resident/resident.entity.ts';
import {
  ResidentType,
  type SubsidyRecordType,
} from '../../../../server/resident/resident.graphql.ts';
import { paymentState, standingOf } from '../../../../server/payment/payment.ts';
import { createVault, hashToken, type Vault } from '../../../../server/shared/crypto.ts';
import { maskAccount } from '../../../../server/shared/mask.ts';
import { yuanFromFen } from '../../../../server/shared/money.ts';
import { yearOf } from '../../../../server/shared/period.ts';
import { StaffRoleRow, StaffRow, StaffSessionRow } from '../../../../server/staff/staff.entity.ts';
import { programme as findProgramme } from '../../../support/roster-files.ts';
import { RosterEntryRow, RosterRow } from '../../../../server/subsidy/roster.entity.ts';
import { VillageRow } from '../../../../server/town/town.entity.ts';
import { serve } from './stack.ts';

// `resident` as one begins with these libraries: Apollo with what it switches on by itself, a
// resolver of TypeGraphQL, and the repositories' `find`.

interface PlainContext {
  readonly source: DataSource;
  readonly vault: Vault;
  readonly isStaff: boolean;
  readonly token: string;
}

serve(async ({ databaseUrl, key }) => {
  const source = await mariadbSource(databaseUrl).initialize();
  const vault = createVault(key);
  const schema = await buildSchema({ resolvers: [PlainResidentResolver] });
  const apollo = new ApolloServer<PlainContext>({ schema });
  const { url } = await startStandaloneServer(apollo, {
    listen: { port: 0, host: '127.0.0.1' },
    context: async ({ req }) => ({
      source,
      vault,
      isStaff: await isStaff(source, /lianxin_staff=([\w-]+)/.exec(req.headers.cookie ?? '')?.[1]),
      token: /^Bearer (.*)$/.exec(req.headers.authorization ?? '')?.[1] ?? '',
    }),
  });
  return Number(new URL(url).port);
});

async function isStaff(source: DataSource, cookie = ''): Promise<boolean> {
  const session = await source
    .getRepository(StaffSessionRow)
    .findOneBy({ tokenHash: hashToken(cookie) });
  if (session === null) return false;
  const { staffId } = session;
  const staff = await source.getRepository(StaffRow).findOneBy({ id: staffId });
  const roles = await source.getRepository(StaffRoleRow).findBy({ staffId });
  return staff !== null && roles.length > 0;
}

@Resolver()
class PlainResidentResolver {
  @Query(() => ResidentType, { nullable: true })
  async resident(
    @Ctx() { source, vault, isStaff, token }: PlainContext,
  ): Promise<ResidentType | null> {
    const now = new Date();
    const session = await source
      .getRepository(ResidentSessionRow)
      .findOneBy({ tokenHash: hashToken(token) });
    if (!isStaff || session === null || session.idleAt <= now || session.endsAt <= now) return null;
    const entries = await source.getRepository(RosterEntryRow).find({
      where: { personKey: session.personKey },
      order: { rosterId: 'DESC', position: 'ASC' },
    });
    const rosterIds = [...new Set(entries.map(({ rosterId }) => rosterId))];
    const [editions, rosters] = await Promise.all([
      visibleEditions(source, rosterIds, now),
      source.getRepository(RosterRow).findBy({ id: In(rosterIds) }),
    ]);
    const villages = await source.getRepository(VillageRow).find({ order: { position: 'ASC' } });
    const [newest] = entries;
    return {
      maskedName: newest!.maskedName,
      idNumberTail: open(vault, newest!, 'id_number').slice(-3),
      village: villages.find(({ code }) => code === newest!.villageCode) ?? null,
      subsidies: entries
        .map((entry) => {
          const edition = editions.find(({ rosterId }) => rosterId === entry.rosterId)!;
          const roster = rosters.find(({ id }) => id === entry.rosterId)!;
          open(vault, entry, 'id_number');
          return subsidy(entry, edition, roster, open(vault, entry, 'account'), now);
        })
        .sort((a, b) => (a.period < b.period ? 1 : -1)),
      personKey: session.personKey,
    };
  }
}

function visibleEditions(source: DataSource, rosterIds: number[], now: Date) {
  const isShown = {
    state: 'PUBLISHED',
    audience: 'PUBLIC',
    visibleFrom: LessThanOrEqual(now),
  } as const;
  return source.getRepository(EditionRow).find({
    where: [
      { ...isShown, rosterId: In(rosterIds), visibleUntil: IsNull() },
      { ...isShown, rosterId: In(rosterIds), visibleUntil: MoreThan(now) },
    ],
    order: { id: 'ASC' },
  });
}

function open(vault: Vault, entry: RosterEntryRow, column: 'account' | 'id_number'): string {
  const row = `${entry.rosterId}:${entry.position}`;
  const sealed = column === 'account' ? entry.accountSealed : entry.idNumberSealed;
  return vault.open(sealed, { table: 'roster_entry', column, row });
}

function subsidy(
  entry: RosterEntryRow,
  edition: EditionRow,
  roster: RosterRow,
  account: string,
  now: Date,
): SubsidyRecordType {
  const programme = findProgramme(roster.programmeCode);
  return {
    programme: programme.name,
    explanation: programme.explanation,
    askOffice: programme.askOffice,
    askTelephone: programme.askTelephone,
    period: roster.period,
    year: yearOf(roster.period),
    quantity: entry.quantity,
    rate: entry.rate,
    unit: entry.quantity === null ? null : programme.unit,
    amount: yuanFromFen(entry.amountFen),
    paymentState: paymentState(standingOf([]), edition.publicPeriodEndsOn, now),
    paidOn: null,
    paidAmount: null,
    paymentReason: null,
    maskedAccount: maskAccount(account),
    isPaidElsewhere: false,
    disclosureId: String(edition.disclosureId),
    publishedAt: edition.visibleFrom!,
  };
}
