import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { entriesByCode } from '../catalogue/catalogue.service.ts';
import type { RequestContext } from '../context.ts';
import { Access } from '../shared/access.ts';
import { decodeCursor, numberFromId, pageOf } from '../shared/page.ts';
import { villagesByCode } from '../town/town.service.ts';
import {
  ObligationConnection,
  ObligationStateEnum,
  OpenObligationInput,
} from './obligation.graphql.ts';
import { standings, type Obligation, type ObligationState } from './obligation.ts';
import { listObligations } from './obligation.service.ts';
import * as opening from './open-obligation.service.ts';

const AUTHORS = ['DRAFTER', 'ROSTER_CLERK', 'PARTY_FEE_CLERK'] as const;
const OVERSEERS = ['LEADING_GROUP', 'PARTY_COMMITTEE', 'OFFICE', 'SUPERVISOR'] as const;

/** What has to be disclosed and how it stands. */
@Resolver()
export class ObligationResolver {
  @Access(...AUTHORS, ...OVERSEERS)
  @Query(() => ObligationConnection, {
    description:
      'What is due, done, late and missing, by its last day; authors see their own (应公开事项).',
  })
  async obligations(
    @Ctx() context: RequestContext,
    @Arg('period', () => String, {
      nullable: true,
      description:
        '2026, 2026-10, 2026-Q3 or 2026-H1; else a year back and three months on (期次).',
    })
    period: string | null,
    @Arg('village', () => ID, { nullable: true, description: 'Village code (村).' })
    village: string | null,
    @Arg('body', () => String, { nullable: true, description: 'Publishing body (公开主体).' })
    body: string | null,
    @Arg('states', () => [ObligationStateEnum], { nullable: true, description: 'Only these.' })
    states: ObligationState[] | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<ObligationConnection> {
    const search = {
      period: period ?? null,
      villageCode: village ?? null,
      publishingBody: body ?? null,
    };
    const all = await listObligations(context, context.actor!, search);
    const wanted = states ? all.filter((one) => states.includes(one.state)) : all;
    const request = { first, after: after ?? null };
    const start = decodeCursor(request) ?? 0;
    const numbered = wanted.map((one, at) => ({ one, number: at + 1 }));
    const page = pageOf(
      numbered.slice(start, start + first + 1),
      request,
      wanted.length,
      ({ number }) => number,
    );
    const present = await presenter(context);
    return {
      ...page,
      nodes: page.nodes.map(({ one }) => present.obligation(one)),
      standings: standings(all).map(present.standing),
    };
  }

  @Access('OFFICE')
  @Mutation(() => ID, {
    description: 'Opens a staged or temporary matter with its own date; answers its id (开列事项).',
  })
  async openObligation(
    @Ctx() context: RequestContext,
    @Arg('input', () => OpenObligationInput) input: OpenObligationInput,
  ): Promise<string> {
    const opened = { ...input, villageCode: input.villageCode ?? null };
    return String(await opening.openObligation(context, context.actor!, opened));
  }

  @Access(...AUTHORS, 'OFFICE')
  @Mutation(() => Boolean, { description: 'Names the disclosure opened for it (对应公开事项).' })
  async assignObligation(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('disclosureId', () => ID) disclosureId: string,
  ): Promise<boolean> {
    const actor = context.actor!;
    await opening.assignObligation(context, actor, numberFromId(id), numberFromId(disclosureId));
    return true;
  }

  @Access('OFFICE')
  @Mutation(() => Boolean, { description: 'It is no longer owed, with the reason (取消事项).' })
  async cancelObligation(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<boolean> {
    await opening.cancelObligation(context, context.actor!, numberFromId(id), reason);
    return true;
  }
}

async function presenter(context: RequestContext) {
  const [entries, villages] = await Promise.all([entriesByCode(context), villagesByCode(context)]);
  const villageOf = (code: string | null) => villages.get(code ?? '') ?? null;
  return {
    obligation: ({
      obligationId,
      disclosureId,
      catalogueCode,
      villageCode,
      ...one
    }: Obligation) => ({
      ...one,
      id: obligationId === null ? null : String(obligationId),
      disclosureId: disclosureId === null ? null : String(disclosureId),
      catalogueEntry: entries.get(catalogueCode)!,
      village: villageOf(villageCode),
    }),
    standing: ({
      counts,
      lateCount,
      villageCode,
      ...one
    }: ReturnType<typeof standings>[number]) => ({
      ...one,
      village: villageOf(villageCode),
      done: counts.DONE,
      doneLate: lateCount,
      due: counts.DUE + counts.DUE_SOON,
      overdue: counts.OVERDUE,
      missing: counts.MISSING,
    }),
  };
}
