import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { FEE_KEEPERS } from '../party-fee/branch.service.ts';
import { Access } from '../shared/access.ts';
import { numberFromId } from '../shared/page.ts';
import { WindowCodeType } from './window-code.graphql.ts';
import { issueCodeForMember, issueCodeForRow } from './window-code.service.ts';

/** Codes for those who come to the window without a card. */
@Resolver()
export class WindowCodeResolver {
  @Access('ROSTER_CLERK', 'OFFICE')
  @Mutation(() => WindowCodeType, {
    description: 'A code for a person on a published roster, seen with their ID card (查询码).',
  })
  async issueLookUpCode(
    @Ctx() context: RequestContext,
    @Arg('rosterId', () => ID, { description: 'A published roster (名册编号).' }) rosterId: string,
    @Arg('number', () => Int, { description: 'Number of the row (序号).' }) number: number,
  ): Promise<WindowCodeType> {
    return issueCodeForRow(context, context.actor!, numberFromId(rosterId), number);
  }

  @Access(...FEE_KEEPERS)
  @Mutation(() => WindowCodeType, {
    description: 'A code for a member of a branch of theirs, seen with their ID card (查询码).',
  })
  async issuePartyMemberCode(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Member (党员编号).' }) id: string,
  ): Promise<WindowCodeType> {
    return issueCodeForMember(context, context.actor!, numberFromId(id));
  }
}
