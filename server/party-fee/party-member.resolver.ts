import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Access } from '../shared/access.ts';
import { fenFromYuan } from '../shared/money.ts';
import { numberFromId } from '../shared/page.ts';
import { arrearsOf, memberCard } from './account.service.ts';
import { FEE_KEEPERS, listBranches, requireBranch, saveBranch } from './branch.service.ts';
import { fixFee, grantRelief } from './fixing.service.ts';
import { addMember, endMembership, pageMembers, requireMemberFile } from './member.service.ts';
import {
  PartyFeeFixingInput,
  PartyFeeReliefInput,
  PartyMemberInput,
} from './party-fee-input.graphql.ts';
import {
  PartyArrearsType,
  PartyBranchInput,
  PartyBranchType,
  PartyFeeRecordType,
  PartyMemberConnection,
  PartyMemberType,
} from './party-fee.graphql.ts';
import { arrearsType, feeRecord, memberType } from './party-fee.present.ts';

const yuanOrNull = (yuan: string | null | undefined) => (yuan ? fenFromYuan(yuan) : null);

/** Branches, their members, and what these owe. */
@Resolver()
export class PartyMemberResolver {
  @Access(...FEE_KEEPERS)
  @Query(() => [PartyBranchType], { description: 'Branches one keeps (党支部).' })
  partyBranches(@Ctx() context: RequestContext): Promise<PartyBranchType[]> {
    return listBranches(context, context.actor!);
  }

  @Access(...FEE_KEEPERS)
  @Query(() => PartyMemberConnection, { description: 'Members of a branch (支部党员).' })
  async partyMembers(
    @Ctx() context: RequestContext,
    @Arg('branchCode', () => ID) branchCode: string,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    const page = await pageMembers(context, context.actor!, branchCode, { first, after });
    return { ...page, nodes: page.nodes.map((member) => memberType(context, member)) };
  }

  @Access(...FEE_KEEPERS)
  @Query(() => PartyFeeRecordType, { description: 'Card of a member (党员党费卡).' })
  async partyMemberCard(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<PartyFeeRecordType> {
    return feeRecord(await memberCard(context, context.actor!, numberFromId(id)));
  }

  @Access(...FEE_KEEPERS)
  @Query(() => [PartyArrearsType], { description: 'Who is behind, longest first (欠交提醒).' })
  async partyFeeArrears(
    @Ctx() context: RequestContext,
    @Arg('branchCode', () => ID) branchCode: string,
  ): Promise<PartyArrearsType[]> {
    const behind = await arrearsOf(context, context.actor!, branchCode);
    return behind.map((one) => arrearsType(context, one));
  }

  @Access('ORGANISATION')
  @Mutation(() => PartyBranchType, { description: 'Adds or changes a branch (登记党支部).' })
  async savePartyBranch(
    @Ctx() context: RequestContext,
    @Arg('input', () => PartyBranchInput) input: PartyBranchInput,
  ): Promise<PartyBranchType> {
    await saveBranch(context, { ...input, parentCode: input.parentCode ?? null });
    return requireBranch(context, context.actor!, input.code.trim());
  }

  @Access(...FEE_KEEPERS)
  @Mutation(() => PartyMemberType, { description: 'Takes a member into a branch (接收党员).' })
  async addPartyMember(
    @Ctx() context: RequestContext,
    @Arg('input', () => PartyMemberInput) input: PartyMemberInput,
  ): Promise<PartyMemberType> {
    const id = await addMember(context, context.actor!, {
      ...input,
      account: input.account ?? null,
      phone: input.phone ?? null,
      villageCode: input.villageCode ?? null,
      probationUntil: input.probationUntil ?? null,
    });
    return memberType(context, (await requireMemberFile(context, context.actor!, id)).member);
  }

  @Access(...FEE_KEEPERS)
  @Mutation(() => Boolean, { description: 'Ends a membership in a branch (转出).' })
  async endPartyMembership(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('branchCode', () => ID) branchCode: string,
    @Arg('untilMonth', () => String) untilMonth: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<boolean> {
    const member = { id: numberFromId(id), branchCode };
    await endMembership(context, context.actor!, member, untilMonth, reason);
    return true;
  }

  @Access(...FEE_KEEPERS)
  @Mutation(() => PartyFeeRecordType, { description: 'Fixes what a member owes a month (核定).' })
  async fixPartyFee(
    @Ctx() context: RequestContext,
    @Arg('input', () => PartyFeeFixingInput) input: PartyFeeFixingInput,
  ): Promise<PartyFeeRecordType> {
    const memberId = numberFromId(input.memberId);
    await fixFee(context, context.actor!, {
      memberId,
      year: input.year,
      kind: input.kind,
      monthlyIncomeFen: fenFromYuan(input.monthlyIncome),
      setFen: yuanOrNull(input.setAmount),
      monthlyFen: yuanOrNull(input.monthly),
      reason: input.reason ?? null,
    });
    return feeRecord(await memberCard(context, context.actor!, memberId));
  }

  @Access(...FEE_KEEPERS)
  @Mutation(() => PartyFeeRecordType, { description: 'Less or nothing for some months (减免).' })
  async grantPartyFeeRelief(
    @Ctx() context: RequestContext,
    @Arg('input', () => PartyFeeReliefInput) input: PartyFeeReliefInput,
  ): Promise<PartyFeeRecordType> {
    const memberId = numberFromId(input.memberId);
    const monthlyFen = fenFromYuan(input.monthly);
    await grantRelief(context, context.actor!, { ...input, memberId, monthlyFen });
    return feeRecord(await memberCard(context, context.actor!, memberId));
  }
}
