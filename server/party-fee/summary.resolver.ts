import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Access } from '../shared/access.ts';
import { FEE_KEEPERS } from './branch.service.ts';
import { PartyFeeSummaryType } from './summary.graphql.ts';
import { feeSummary } from './summary.present.ts';
import {
  listPartyFeeSummaries,
  preparePartyFeeSummary,
  requireFeeSummary,
} from './summary.service.ts';

/** The figures of a year, on their way to the public. */
@Resolver()
export class PartyFeeSummaryResolver {
  @Access(...FEE_KEEPERS)
  @Query(() => [PartyFeeSummaryType], {
    description: 'Prepared summaries, newest first (党费收支汇总).',
  })
  async partyFeeSummaries(
    @Ctx() context: RequestContext,
    @Arg('year', () => Int, { nullable: true, description: 'Only of this year (年度).' })
    year: number | null | undefined,
  ): Promise<PartyFeeSummaryType[]> {
    return (await listPartyFeeSummaries(context, year ?? null)).map(feeSummary);
  }

  @Access('ORGANISATION')
  @Mutation(() => PartyFeeSummaryType, {
    description: 'Freezes the figures of a closed year for a disclosure to carry (汇总党费收支).',
  })
  async preparePartyFeeSummary(
    @Ctx() context: RequestContext,
    @Arg('year', () => Int) year: number,
  ): Promise<PartyFeeSummaryType> {
    const id = await preparePartyFeeSummary(context, context.actor!, year);
    return feeSummary(await requireFeeSummary(context, id));
  }
}
