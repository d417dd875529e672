import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Access } from '../shared/access.ts';
import { numberFromId } from '../shared/page.ts';
import { RosterSheetsType } from './print.graphql.ts';
import { listRosterSheets, type RosterSheets } from './print.service.ts';

@Resolver()
export class PrintResolver {
  @Access('ROSTER_CLERK', 'LEADING_GROUP', 'PARTY_COMMITTEE', 'OFFICE', 'SUPERVISOR')
  @Query(() => RosterSheetsType, {
    description: 'The sheets to pin up of the roster an edition carries (公示表).',
  })
  rosterSheets(
    @Ctx() context: RequestContext,
    @Arg('editionId', () => ID) editionId: string,
  ): Promise<RosterSheets> {
    return listRosterSheets(context, context.actor!, numberFromId(editionId));
  }
}
