import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Access } from '../shared/access.ts';
import { numberFromId } from '../shared/page.ts';
import { villagesByCode } from '../town/town.service.ts';
import { RosterDraftComparisonType } from './compare.graphql.ts';
import { draftComparison } from './compare.present.ts';
import { compareDrafts } from './compare.service.ts';
import { ROSTER_READERS } from './roster.service.ts';

@Resolver()
export class CompareResolver {
  @Access(...ROSTER_READERS)
  @Query(() => RosterDraftComparisonType, {
    description: 'What a corrected file changes, before it replaces a draft (名册对比).',
  })
  async compareRosterDrafts(
    @Ctx() context: RequestContext,
    @Arg('before', () => ID) before: string,
    @Arg('after', () => ID) after: string,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('afterCursor', () => String, { nullable: true }) afterCursor: string | null,
  ): Promise<RosterDraftComparisonType> {
    const ids = { before: numberFromId(before), after: numberFromId(after) };
    const comparison = await compareDrafts(context, ids, { first, after: afterCursor });
    return draftComparison(context, comparison, await villagesByCode(context));
  }
}
