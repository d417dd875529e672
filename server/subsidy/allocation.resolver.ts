import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Access } from '../shared/access.ts';
import { numberFromId } from '../shared/page.ts';
import { allocationFen } from './allocation.ts';
import { FundAllocationInput, FundAllocationsType } from './allocation.graphql.ts';
import { fundAllocations } from './allocation.present.ts';
import { allocationsOf, recordAllocation, reverseAllocation } from './allocation.service.ts';
import { ROSTER_READERS } from './roster.service.ts';

/** The money a roster shares out. */
@Resolver()
export class AllocationResolver {
  @Access(...ROSTER_READERS)
  @Query(() => FundAllocationsType, {
    description: 'What was given from above for a programme and period (资金分配).',
  })
  async allocations(
    @Ctx() context: RequestContext,
    @Arg('programmeCode', () => ID) programmeCode: string,
    @Arg('period', () => String) period: string,
  ): Promise<FundAllocationsType> {
    return fundAllocations(await allocationsOf(context, programmeCode, period));
  }

  @Access('OFFICE', 'ROSTER_CLERK')
  @Mutation(() => FundAllocationsType, {
    description: 'Records what a document gives; answers all of the period (登记资金分配).',
  })
  async recordAllocation(
    @Ctx() context: RequestContext,
    @Arg('input', () => FundAllocationInput) { amount, ...given }: FundAllocationInput,
  ): Promise<FundAllocationsType> {
    const amountFen = allocationFen(amount);
    await recordAllocation(context, context.actor!, { ...given, amountFen });
    return fundAllocations(await allocationsOf(context, given.programmeCode, given.period));
  }

  @Access('OFFICE', 'ROSTER_CLERK')
  @Mutation(() => FundAllocationsType, {
    description: 'Takes a wrong entry back; both stay on record (冲销资金分配).',
  })
  async reverseAllocation(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<FundAllocationsType> {
    const actor = context.actor!;
    const { programmeCode, period } = await reverseAllocation(
      context,
      actor,
      numberFromId(id),
      reason,
    );
    return fundAllocations(await allocationsOf(context, programmeCode, period));
  }
}
