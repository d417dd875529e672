import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { PartyPaperType } from '../disclosure/party-paper.graphql.ts';
import { partyPaper } from '../disclosure/party-paper.present.ts';
import { partyPapers } from '../disclosure/party-reading.service.ts';
import { cardOfPerson, isMember } from '../party-fee/account.service.ts';
import { PartyFeeRecordType } from '../party-fee/party-fee.graphql.ts';
import { feeRecord } from '../party-fee/party-fee.present.ts';
import { Access } from '../shared/access.ts';
import { yuanFromFen } from '../shared/money.ts';
import { villagesByCode } from '../town/town.service.ts';
import { HouseholdRecordType, ResidentSessionType, ResidentType } from './resident.graphql.ts';
import {
  closeResidentSession,
  openResidentSession,
  residentOf,
  type Resident,
} from './resident.service.ts';
import { householdSubsidies } from './subsidies.service.ts';

/** A resident's own look-up; the session token, not a staff cookie, says who asks. */
@Resolver()
export class ResidentResolver {
  @Access('ANYONE')
  @Query(() => ResidentType, {
    nullable: true,
    description: 'The resident whose session the request carries (我的补贴).',
  })
  async resident(@Ctx() context: RequestContext): Promise<ResidentType | null> {
    const resident = await residentOf(context, context.residentToken);
    return resident && present(context, resident);
  }

  @Access('ANYONE')
  @Mutation(() => ResidentSessionType, { description: 'Opens a look-up (开始查询).' })
  async openResidentSession(
    @Ctx() context: RequestContext,
    @Arg('idNumber', () => String) idNumber: string,
    @Arg('proof', () => String, {
      description:
        'Last four of an account, or the six digits of a window code (账号后四位或查询码).',
    })
    proof: string,
  ): Promise<ResidentSessionType> {
    const session = await openResidentSession(context, context.device, idNumber, proof);
    return { ...session, resident: await present(context, session.resident) };
  }

  @Access('ANYONE')
  @Mutation(() => Boolean, { description: 'Ends the look-up (结束查询).' })
  async closeResidentSession(@Ctx() context: RequestContext): Promise<boolean> {
    await closeResidentSession(context, context.residentToken);
    return true;
  }
}

/** What not every screen asks for is not looked for before it is asked. */
@Resolver(() => ResidentType)
export class ResidentFieldResolver {
  @FieldResolver(() => [HouseholdRecordType], {
    description:
      'Subsidies of those whose rosters name this resident as the householder, newest first; ' +
      'they do not see the resident’s (本户其他人的补贴).',
  })
  async household(
    @Ctx() context: RequestContext,
    @Root() { personKey }: ResidentType,
  ): Promise<HouseholdRecordType[]> {
    const [records, villages] = await Promise.all([
      householdSubsidies(context, personKey),
      villagesByCode(context),
    ]);
    return records.map(({ amountFen, villageCode, ...record }) => ({
      ...record,
      village: villages.get(villageCode ?? '') ?? null,
      amount: yuanFromFen(amountFen),
    }));
  }

  @FieldResolver(() => PartyFeeRecordType, {
    nullable: true,
    description: "A party member's own fees; null for anybody else (我的党费).",
  })
  async partyFees(
    @Ctx() context: RequestContext,
    @Root() { personKey }: ResidentType,
  ): Promise<PartyFeeRecordType | null> {
    const card = await cardOfPerson(context, personKey);
    return card && feeRecord(card);
  }

  @FieldResolver(() => [PartyPaperType], {
    description: 'What members read first; none for anybody else (党内公开).',
  })
  async partyPapers(
    @Ctx() context: RequestContext,
    @Root() { personKey }: ResidentType,
  ): Promise<PartyPaperType[]> {
    if (!(await isMember(context, personKey))) return [];
    return (await partyPapers(context)).map(partyPaper);
  }
}

async function present(context: RequestContext, resident: Resident): Promise<ResidentType> {
  const villages = await villagesByCode(context);
  const { personKey, maskedName, idNumberTail } = resident;
  return {
    ...{ personKey, maskedName, idNumberTail },
    village: villages.get(resident.villageCode ?? '') ?? null,
    subsidies: resident.subsidies.map(({ amountFen, paidFen, disclosureId, ...record }) => ({
      ...record,
      disclosureId: String(disclosureId),
      amount: yuanFromFen(amountFen),
      paidAmount: paidFen === null ? null : yuanFromFen(paidFen),
    })),
  };
}
