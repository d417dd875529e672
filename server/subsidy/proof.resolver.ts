import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { refuseUnderReview } from '../disclosure/roster-use.service.ts';
import { Access } from '../shared/access.ts';
import { yuanFromFen, type Fen } from '../shared/money.ts';
import { numberFromId } from '../shared/page.ts';
import { villagesByCode } from '../town/town.service.ts';
import { FundAllocationsType } from './allocation.graphql.ts';
import { fundAllocations } from './allocation.present.ts';
import { explainProblems } from './explain-problems.service.ts';
import {
  ProblemExplanationInput,
  RosterChangeConnection,
  RosterChangeKindEnum,
  RosterProblemType,
} from './proof.graphql.ts';
import { proveRoster, type RosterProof } from './proof.service.ts';
import { pageRosterChanges } from './roster-changes.service.ts';
import type { ChangeKind } from './roster-changes.ts';
import { RosterDraftType } from './roster.graphql.ts';
import { rosterDraft } from './roster.present.ts';
import { requireDraft, ROSTER_READERS } from './roster.service.ts';

/** A draft asks for its proof with several fields; it is worked out once for each answer. */
const proofs = new WeakMap<RosterDraftType, Promise<RosterProof>>();

function proofOf(context: RequestContext, draft: RosterDraftType): Promise<RosterProof> {
  const known = proofs.get(draft);
  if (known !== undefined) return known;
  const proof = proveRoster(context, Number(draft.id));
  proofs.set(draft, proof);
  return proof;
}

/** What speaks against a roster before anybody approves it. */
@Resolver(() => RosterDraftType)
export class RosterProofResolver {
  @FieldResolver(() => [RosterProblemType], {
    description: 'What is wrong with it and what was said to that; the first 1,000 (问题).',
  })
  async problems(
    @Ctx() context: RequestContext,
    @Root() draft: RosterDraftType,
    @Arg('first', () => Int, { defaultValue: 1000 }) first: number,
  ): Promise<RosterProblemType[]> {
    const { problems } = await proofOf(context, draft);
    return problems
      .slice(0, Math.max(0, Math.min(first, 1000)))
      .map(({ explanation, ...problem }) => ({
        ...problem,
        reason: explanation?.reason ?? null,
        explainedBy: explanation?.by ?? null,
        explainedAt: explanation?.at ?? null,
      }));
  }

  @FieldResolver(() => Int, { description: 'How many problems there are in all (问题数).' })
  async problemCount(
    @Ctx() context: RequestContext,
    @Root() draft: RosterDraftType,
  ): Promise<number> {
    return (await proofOf(context, draft)).problems.length;
  }

  @FieldResolver(() => Boolean, {
    description: 'False while a blocking problem stands (没有必须改正的问题).',
  })
  async mayBeSubmitted(
    @Ctx() context: RequestContext,
    @Root() draft: RosterDraftType,
  ): Promise<boolean> {
    return (await proofOf(context, draft)).blockingCount === 0;
  }

  @FieldResolver(() => Int, {
    description: 'Warnings to be explained before submission (待说明的提醒数).',
  })
  async unexplainedCount(
    @Ctx() context: RequestContext,
    @Root() draft: RosterDraftType,
  ): Promise<number> {
    return (await proofOf(context, draft)).unexplainedCount;
  }

  @FieldResolver(() => FundAllocationsType, {
    description: 'What was given for the programme and period (资金分配).',
  })
  async allocations(
    @Ctx() context: RequestContext,
    @Root() draft: RosterDraftType,
  ): Promise<FundAllocationsType> {
    return fundAllocations((await proofOf(context, draft)).allocations);
  }

  @Access('ROSTER_CLERK')
  @Mutation(() => RosterDraftType, {
    description: 'Says why a roster is right in spite of warnings (说明名册问题).',
  })
  async explainRosterProblems(
    @Ctx() context: RequestContext,
    @Arg('rosterId', () => ID) rosterId: string,
    @Arg('input', () => ProblemExplanationInput) input: ProblemExplanationInput,
  ): Promise<RosterDraftType> {
    const id = numberFromId(rosterId);
    const explanation = {
      keys: input.keys ?? null,
      code: input.code ?? null,
      reason: input.reason,
    };
    await explainProblems(context, context.actor!, id, explanation, (writer) =>
      refuseUnderReview(writer, id),
    );
    return rosterDraft(context, await requireDraft(context, id));
  }

  @Access(...ROSTER_READERS)
  @Query(() => RosterChangeConnection, {
    description: 'Who is new, gone or changed against an earlier roster (名册变动).',
  })
  async rosterChanges(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('against', () => ID, {
      nullable: true,
      description: 'Another roster of the programme; without it the last published one (对比名册).',
    })
    against: string | null,
    @Arg('kind', () => RosterChangeKindEnum) kind: ChangeKind,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<RosterChangeConnection> {
    const asked = {
      rosterId: numberFromId(id),
      againstId: against ? numberFromId(against) : null,
      kind,
    };
    const page = await pageRosterChanges(context, asked, { first, after });
    const villages = await villagesByCode(context);
    const nodes = page.nodes.map(({ villageCode, amountBeforeFen, amountAfterFen, ...change }) => ({
      ...change,
      village: villages.get(villageCode ?? '') ?? null,
      amountBefore: yuan(amountBeforeFen),
      amountAfter: yuan(amountAfterFen),
    }));
    return {
      ...page,
      nodes,
      againstId: String(page.against.id),
      againstPeriod: page.against.period,
    };
  }
}

function yuan(fen: Fen | null): string | null {
  return fen === null ? null : yuanFromFen(fen);
}
