import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Access } from '../shared/access.ts';
import { fenFromYuan, yuanFromFen } from '../shared/money.ts';
import { numberFromId } from '../shared/page.ts';
import { DecimalScalar, YuanScalar } from '../shared/scalars.ts';
import { allocationsOf, recordAllocation, reverseAllocation } from './allocation.service.ts';
import { explainWarnings } from './explanation.service.ts';
import type { FundAllocationRow } from './proof.entity.ts';
import { FundAllocationInput, FundAllocationType, ProgrammeRateType } from './proof.graphql.ts';
import { ratesOf, setRate } from './rate.service.ts';
import { countUnexplained } from './roster-proof.service.ts';
import { RosterDraftType } from './roster.graphql.ts';
import { rosterDraft } from './roster.present.ts';
import { requireDraft, ROSTER_READERS } from './roster.service.ts';

const KEEPERS = ['OFFICE', 'ROSTER_CLERK'] as const;

/** What a roster is checked against, and what is said of its warnings. */
@Resolver(() => RosterDraftType)
export class ProofResolver {
  @Access(...ROSTER_READERS)
  @Query(() => [FundAllocationType], { description: 'Money given for a period (资金分配).' })
  async fundAllocations(
    @Ctx() context: RequestContext,
    @Arg('programmeCode', () => ID) programmeCode: string,
    @Arg('period', () => String) period: string,
  ): Promise<FundAllocationType[]> {
    const { rows } = await allocationsOf(context, programmeCode, period);
    return rows.map(allocationType);
  }

  @Access(...KEEPERS)
  @Mutation(() => [FundAllocationType], {
    description: 'Records money given from above; answers all of the period (登记资金分配).',
  })
  async recordFundAllocation(
    @Ctx() context: RequestContext,
    @Arg('input', () => FundAllocationInput) input: FundAllocationInput,
  ): Promise<FundAllocationType[]> {
    const { amount, ...rest } = input;
    await recordAllocation(context, context.actor!, { ...rest, amountFen: fenFromYuan(amount) });
    return this.fundAllocations(context, input.programmeCode, input.period);
  }

  @Access(...KEEPERS)
  @Mutation(() => ID, { description: 'Takes an allocation back with a reason (冲销资金分配).' })
  async reverseFundAllocation(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<string> {
    return String(await reverseAllocation(context, context.actor!, numberFromId(id), reason));
  }

  @Access(...ROSTER_READERS)
  @Query(() => [ProgrammeRateType], { description: 'Rates a programme had (补贴标准).' })
  programmeRates(
    @Ctx() context: RequestContext,
    @Arg('programmeCode', () => ID) programmeCode: string,
  ): Promise<ProgrammeRateType[]> {
    return ratesOf(context, programmeCode);
  }

  @Access('OFFICE')
  @Mutation(() => [ProgrammeRateType], {
    description: 'Sets the rate from a period on; answers all (登记补贴标准).',
  })
  async setProgrammeRate(
    @Ctx() context: RequestContext,
    @Arg('programmeCode', () => ID) programmeCode: string,
    @Arg('fromPeriod', () => String) fromPeriod: string,
    @Arg('rate', () => DecimalScalar) rate: string,
    @Arg('document', () => String) document: string,
  ): Promise<ProgrammeRateType[]> {
    await setRate(context, context.actor!, { programmeCode, fromPeriod, rate, document });
    return ratesOf(context, programmeCode);
  }

  @Access('ROSTER_CLERK')
  @Mutation(() => RosterDraftType, {
    description: 'Notes why warnings may stand: of a code, by number, or all (说明提醒).',
  })
  async explainRosterWarnings(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
    @Arg('code', () => String, { nullable: true, description: 'Only this kind (代码).' })
    code: string | null,
    @Arg('numbers', () => [Int], { nullable: true, description: 'Only these (编号).' })
    numbers: number[] | null,
  ): Promise<RosterDraftType> {
    const which = { code: code ?? null, numbers: numbers ?? null };
    const rosterId = numberFromId(id);
    await explainWarnings(context, context.actor!, rosterId, which, reason);
    return rosterDraft(await requireDraft(context, rosterId));
  }

  @FieldResolver(() => Int, { description: 'Warnings nobody explained yet (未说明的提醒数).' })
  unexplainedCount(
    @Ctx() context: RequestContext,
    @Root() draft: RosterDraftType,
  ): Promise<number> {
    return countUnexplained(context, Number(draft.id));
  }

  @FieldResolver(() => YuanScalar, {
    nullable: true,
    description: 'Money given for the period; null while none is recorded (下达资金).',
  })
  async allocatedAmount(
    @Ctx() context: RequestContext,
    @Root() { programmeCode, period }: RosterDraftType,
  ): Promise<string | null> {
    const { totalFen } = await allocationsOf(context, programmeCode, period);
    return totalFen === null ? null : yuanFromFen(totalFen);
  }
}

function allocationType(row: FundAllocationRow): FundAllocationType {
  const { programmeCode, period, documentNumber, documentOn, reason, recordedAt } = row;
  return {
    id: String(row.id),
    programmeCode,
    period,
    amount: yuanFromFen(row.amountFen),
    documentNumber,
    documentOn,
    reversesId: row.reversesId === null ? null : String(row.reversesId),
    reason,
    recordedAt,
  };
}
