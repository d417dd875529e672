import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Access } from '../shared/access.ts';
import { numberFromId } from '../shared/page.ts';
import { UploadScalar, type UploadedFile } from '../shared/scalars.ts';
import { staffNames } from '../staff/staff.service.ts';
import { ROSTER_READERS } from '../subsidy/roster.service.ts';
import { villagesByCode } from '../town/town.service.ts';
import { importBankReturn } from './import-bank-return.service.ts';
import { BankReturnImportType, BankReturnType, ImportBankReturnInput } from './payment.graphql.ts';
import { presentImport, presentReconciliation, presentReturn } from './payment.present.ts';
import {
  bankReturnsOf,
  resumePayment,
  stopPayment,
  withTakenBack,
  type EnteredReturn,
} from './payment.service.ts';
import { DifferenceKindEnum, ReconciliationType } from './reconciliation.graphql.ts';
import type { DifferenceKind } from './reconciliation.ts';
import { reconcile } from './reconciliation.service.ts';
import { takeBackReturn } from './take-back-return.service.ts';

const ROSTER = { description: 'A published roster (名册编号).' };
const NUMBER = { description: 'Number of the row on the roster (序号).' };
const REASON = { description: 'At most 60 characters; its owner reads it (原因).' };

async function presented(
  context: RequestContext,
  returns: readonly EnteredReturn[],
): Promise<BankReturnType[]> {
  const staffIds = returns.flatMap(({ row, takenBack }) => [
    row.importedById,
    ...(takenBack === null ? [] : [takenBack.takenBackById]),
  ]);
  const names = await staffNames(context, [...new Set(staffIds)]);
  return returns.map((one) => presentReturn(one, names));
}

/** What became of the money a published roster promised. */
@Resolver()
export class PaymentResolver {
  @Access('ROSTER_CLERK')
  @Mutation(() => BankReturnImportType, {
    description: 'Enters what the bank paid and sent back, the whole file or nothing (登记回单).',
  })
  async importBankReturn(
    @Ctx() context: RequestContext,
    @Arg('input', () => ImportBankReturnInput) input: ImportBankReturnInput,
    @Arg('file', () => UploadScalar) file: UploadedFile,
  ): Promise<BankReturnImportType> {
    const { isCertain, paidOn } = input;
    const rosterId = numberFromId(input.rosterId);
    const wanted = { rosterId, isCertain, paidOn: paidOn ?? null };
    const taken = await importBankReturn(context, context.actor!, wanted, file);
    return presentImport(taken, await staffNames(context, [context.actor!.staffId]));
  }

  @Access(...ROSTER_READERS)
  @Query(() => [BankReturnType], {
    description: 'The files entered for a roster, newest first (银行回单).',
  })
  async bankReturns(
    @Ctx() context: RequestContext,
    @Arg('rosterId', () => ID, ROSTER) rosterId: string,
  ): Promise<BankReturnType[]> {
    return presented(context, await bankReturnsOf(context, numberFromId(rosterId)));
  }

  @Access('ROSTER_CLERK')
  @Mutation(() => BankReturnType, {
    description:
      'Takes a file back that should not have been entered; it may be entered again (撤回回单).',
  })
  async takeBackBankReturn(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Of `bankReturns` (回单编号).' }) id: string,
    @Arg('reason', () => String, { description: 'At most 200 characters (原因).' }) reason: string,
  ): Promise<BankReturnType> {
    const taken = await takeBackReturn(context, context.actor!, numberFromId(id), reason);
    const [bankReturn] = await presented(context, await withTakenBack(context, [taken]));
    return bankReturn!;
  }

  @Access(...ROSTER_READERS)
  @Query(() => ReconciliationType, {
    description: 'Every difference between a roster and what the bank paid (对账).',
  })
  async reconciliation(
    @Ctx() context: RequestContext,
    @Arg('rosterId', () => ID, ROSTER) rosterId: string,
    @Arg('kind', () => DifferenceKindEnum, {
      nullable: true,
      description: 'Only these; else all (差异种类).',
    })
    kind: DifferenceKind | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<ReconciliationType> {
    const request = { first, after: after ?? null };
    const found = await reconcile(context, numberFromId(rosterId), kind ?? null, request);
    return presentReconciliation(found, await villagesByCode(context));
  }

  @Access('OFFICE')
  @Mutation(() => Boolean, { description: 'Holds back a row that is not yet paid (停发).' })
  async stopPayment(
    @Ctx() context: RequestContext,
    @Arg('rosterId', () => ID, ROSTER) rosterId: string,
    @Arg('number', () => Int, NUMBER) number: number,
    @Arg('reason', () => String, REASON) reason: string,
  ): Promise<boolean> {
    const place = { rosterId: numberFromId(rosterId), position: number };
    await stopPayment(context, context.actor!, place, reason);
    return true;
  }

  @Access('OFFICE')
  @Mutation(() => Boolean, { description: 'Lets a stopped row be paid after all (恢复发放).' })
  async resumePayment(
    @Ctx() context: RequestContext,
    @Arg('rosterId', () => ID, ROSTER) rosterId: string,
    @Arg('number', () => Int, NUMBER) number: number,
    @Arg('reason', () => String, REASON) reason: string,
  ): Promise<boolean> {
    const place = { rosterId: numberFromId(rosterId), position: number };
    await resumePayment(context, context.actor!, place, reason);
    return true;
  }
}
