import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Access } from '../shared/access.ts';
import { fenFromYuan } from '../shared/money.ts';
import { numberFromId } from '../shared/page.ts';
import { YuanScalar } from '../shared/scalars.ts';
import { FEE_KEEPERS, requireBranch } from './branch.service.ts';
import { requireQuote } from './fixing.service.ts';
import * as ledger from './ledger.service.ts';
import {
  PartyFeePaymentInput,
  PartyFeeRemittanceInput,
  PartyFeeUseInput,
} from './party-fee-input.graphql.ts';
import {
  PartyFeeEntryConnection,
  PartyFeeQuoteType,
  PartyFeeStatementType,
  PartyIncomeKindEnum,
} from './party-fee.graphql.ts';
import { entryType, quoteType, statementType } from './party-fee.present.ts';
import { recordContribution, recordDues, type NewPayment } from './payment.service.ts';
import type { IncomeKind } from './standard.ts';

/** The standard, and the ledger of a branch. */
@Resolver()
export class PartyFeeResolver {
  @Access('STAFF')
  @Query(() => PartyFeeQuoteType, {
    description: 'What a member of this kind owes a month, and why (党费测算).',
  })
  partyFeeQuote(
    @Arg('kind', () => PartyIncomeKindEnum) kind: IncomeKind,
    @Arg('monthlyIncome', () => YuanScalar) monthlyIncome: string,
    @Arg('year', () => Int) year: number,
    @Arg('setAmount', () => YuanScalar, {
      nullable: true,
      description: 'For farmers: what the branch set (议定数额).',
    })
    setAmount: string | null,
  ): PartyFeeQuoteType {
    const setFen = setAmount ? fenFromYuan(setAmount) : null;
    const monthlyIncomeFen = fenFromYuan(monthlyIncome);
    return quoteType(requireQuote({ kind, monthlyIncomeFen, year, setFen }), year);
  }

  @Access(...FEE_KEEPERS)
  @Query(() => PartyFeeStatementType, { description: 'A year of a branch (党费收支表).' })
  async partyFeeStatement(
    @Ctx() context: RequestContext,
    @Arg('branchCode', () => ID) branchCode: string,
    @Arg('year', () => Int) year: number,
  ): Promise<PartyFeeStatementType> {
    const branch = await requireBranch(context, context.actor!, branchCode);
    const statement = await ledger.branchStatement(context, context.actor!, branchCode, year);
    return statementType(branch, year, statement);
  }

  @Access(...FEE_KEEPERS)
  @Query(() => PartyFeeEntryConnection, { description: 'The ledger of a year (党费流水).' })
  async partyFeeEntries(
    @Ctx() context: RequestContext,
    @Arg('branchCode', () => ID) branchCode: string,
    @Arg('year', () => Int) year: number,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    const request = { first, after };
    const page = await ledger.pageEntries(context, context.actor!, branchCode, year, request);
    return { ...page, nodes: page.nodes.map(entryType) };
  }

  @Access(...FEE_KEEPERS)
  @Mutation(() => ID, { description: 'Records dues a member paid (登记党费).' })
  async recordPartyFee(
    @Ctx() context: RequestContext,
    @Arg('input', () => PartyFeePaymentInput) input: PartyFeePaymentInput,
  ): Promise<string> {
    return String(await recordDues(context, context.actor!, payment(input)));
  }

  @Access(...FEE_KEEPERS)
  @Mutation(() => ID, { description: 'Records a one-off of 1,000 yuan or more (登记大额党费).' })
  async recordPartyFeeContribution(
    @Ctx() context: RequestContext,
    @Arg('input', () => PartyFeePaymentInput) input: PartyFeePaymentInput,
  ): Promise<string> {
    return String(await recordContribution(context, context.actor!, payment(input)));
  }

  @Access(...FEE_KEEPERS)
  @Mutation(() => ID, { description: 'Records what was sent upward (登记上缴).' })
  async recordPartyFeeRemittance(
    @Ctx() context: RequestContext,
    @Arg('input', () => PartyFeeRemittanceInput) input: PartyFeeRemittanceInput,
  ): Promise<string> {
    const id = await ledger.recordSpending(context, context.actor!, {
      branchCode: input.branchCode,
      kind: input.isContribution ? 'CONTRIBUTION_REMITTANCE' : 'REMITTANCE',
      item: null,
      ...money(input),
    });
    return String(id);
  }

  @Access(...FEE_KEEPERS)
  @Mutation(() => ID, { description: 'Records what was used (登记使用).' })
  async recordPartyFeeUse(
    @Ctx() context: RequestContext,
    @Arg('input', () => PartyFeeUseInput) input: PartyFeeUseInput,
  ): Promise<string> {
    const id = await ledger.recordSpending(context, context.actor!, {
      branchCode: input.branchCode,
      kind: 'USE',
      item: input.item,
      ...money(input),
    });
    return String(id);
  }

  @Access(...FEE_KEEPERS)
  @Mutation(() => ID, { description: 'Takes an entry back with a reason (冲销).' })
  async reversePartyFeeEntry(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<string> {
    return String(await ledger.reverseEntry(context, context.actor!, numberFromId(id), reason));
  }

  @Access(...FEE_KEEPERS)
  @Mutation(() => Boolean, { description: 'Closes a past year of a branch (年度结账).' })
  async closePartyFeeYear(
    @Ctx() context: RequestContext,
    @Arg('branchCode', () => ID) branchCode: string,
    @Arg('year', () => Int) year: number,
  ): Promise<boolean> {
    await ledger.closeYear(context, context.actor!, branchCode, year);
    return true;
  }
}

interface MoneyInput {
  readonly amount: string;
  readonly paidOn: string;
  readonly receipt: string | null;
  readonly note: string | null;
}

function money({ amount, paidOn, receipt, note }: MoneyInput) {
  return { amountFen: fenFromYuan(amount), paidOn, receipt: receipt ?? null, note: note ?? null };
}

function payment(input: PartyFeePaymentInput): NewPayment {
  const { memberId, receipt, consent } = input;
  return { ...money(input), memberId: numberFromId(memberId), receipt, consent: consent ?? null };
}
