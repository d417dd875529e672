import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Access } from '../shared/access.ts';
import { UploadScalar, type UploadedFile } from '../shared/scalars.ts';
import { importMembers } from './import-members.service.ts';
import { importPayments } from './import-payments.service.ts';
import { PartyFeePaymentImportType, PartyMemberImportType } from './party-file.graphql.ts';
import { memberImportType, paymentImportType } from './party-file.present.ts';
import { FEE_KEEPERS } from './branch.service.ts';

const BRANCH = { description: 'Branch (支部代码).' };

/** Members and payments as files. */
@Resolver()
export class PartyFileResolver {
  @Access(...FEE_KEEPERS)
  @Mutation(() => PartyMemberImportType, {
    description: 'Takes members into a branch, the whole file or nothing (导入党员名册).',
  })
  async importPartyMembers(
    @Ctx() context: RequestContext,
    @Arg('branchCode', () => ID, BRANCH) branchCode: string,
    @Arg('file', () => UploadScalar) file: UploadedFile,
    @Arg('year', () => Int, {
      nullable: true,
      description: 'Fixes the monthly amounts of this year by the file as well (核定年度).',
    })
    year: number | null,
  ): Promise<PartyMemberImportType> {
    const wanted = { branchCode, year: year ?? null };
    return memberImportType(await importMembers(context, context.actor!, wanted, file));
  }

  @Access(...FEE_KEEPERS)
  @Mutation(() => PartyFeePaymentImportType, {
    description: 'Records what members paid, the whole file or nothing (导入党费交纳明细).',
  })
  async importPartyFeePayments(
    @Ctx() context: RequestContext,
    @Arg('branchCode', () => ID, BRANCH) branchCode: string,
    @Arg('file', () => UploadScalar) file: UploadedFile,
    @Arg('consent', () => String, {
      nullable: true,
      description: 'Decision to take several months, for all rows (同意预交的会议).',
    })
    consent: string | null,
  ): Promise<PartyFeePaymentImportType> {
    const wanted = { branchCode, consent: consent ?? null };
    return paymentImportType(await importPayments(context, context.actor!, wanted, file));
  }
}
