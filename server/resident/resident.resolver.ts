import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { partyPaper } from '../disclosure/party-paper.present.ts';
import { partyPapers } from '../disclosure/party-reading.service.ts';
import { feeRecord } from '../party-fee/party-fee.present.ts';
import { Access } from '../shared/access.ts';
import { yuanFromFen } from '../shared/money.ts';
import { villagesByCode } from '../town/town.service.ts';
import { ResidentSessionType, ResidentType } from './resident.graphql.ts';
import {
  closeResidentSession,
  openResidentSession,
  residentOf,
  type Resident,
} from './resident.service.ts';

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

async function present(context: RequestContext, resident: Resident): Promise<ResidentType> {
  const villages = await villagesByCode(context);
  const { partyCard } = resident;
  return {
    maskedName: resident.maskedName,
    idNumberTail: resident.idNumberTail,
    village: villages.get(resident.villageCode ?? '') ?? null,
    subsidies: resident.subsidies.map(({ amountFen, paidFen, disclosureId, ...record }) => ({
      ...record,
      disclosureId: String(disclosureId),
      amount: yuanFromFen(amountFen),
      paidAmount: paidFen === null ? null : yuanFromFen(paidFen),
    })),
    household: resident.household.map(({ amountFen, villageCode, ...record }) => ({
      ...record,
      village: villages.get(villageCode ?? '') ?? null,
      amount: yuanFromFen(amountFen),
    })),
    partyFees: partyCard && feeRecord(partyCard),
    partyPapers: partyCard === null ? [] : (await partyPapers(context)).map(partyPaper),
  };
}
