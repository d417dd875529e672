import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { PartyFeeSummaryType } from '../party-fee/summary.graphql.ts';
import { feeSummary } from '../party-fee/summary.present.ts';
import { requireFeeSummary } from '../party-fee/summary.service.ts';
import { PermitListType } from '../permit/permit.graphql.ts';
import { permitList } from '../permit/permit.present.ts';
import { requirePermitList } from '../permit/permit.service.ts';
import { Access } from '../shared/access.ts';
import { hasAnyRole } from '../shared/actor.ts';
import { numberFromId } from '../shared/page.ts';
import { RosterDraftType } from '../subsidy/roster.graphql.ts';
import { rosterDraft } from '../subsidy/roster.present.ts';
import { requireDraft, ROSTER_READERS } from '../subsidy/roster.service.ts';
import { EditionFilter } from './edition-input.graphql.ts';
import {
  EditionConnection,
  EditionEventType,
  EditionType,
  EditionWarningType,
} from './edition.graphql.ts';
import * as present from './edition.present.ts';
import { findEdition, historyOf, pageEditions } from './edition.service.ts';
import { TimelinessType } from './publication.graphql.ts';
import { timelinessOf } from './timeliness.service.ts';
import { warningsOf } from './warnings.service.ts';

/** Everyone who works on content; ADMIN has no content rights. */
const EDITION_READERS = [
  'DRAFTER',
  'LEADING_GROUP',
  'PARTY_COMMITTEE',
  'OFFICE',
  'ROSTER_CLERK',
  'PARTY_FEE_CLERK',
  'SUPERVISOR',
] as const;

@Resolver(() => EditionType)
export class EditionResolver {
  @Access(...EDITION_READERS)
  @Query(() => EditionConnection, {
    description: 'Editions you may read, newest first; authors see their own (版本列表).',
  })
  async editions(
    @Ctx() context: RequestContext,
    @Arg('filter', () => EditionFilter, { nullable: true }) filter: EditionFilter | null,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    const wanted = {
      state: filter?.state ?? null,
      catalogueCode: filter?.catalogueCode ?? null,
      mine: filter?.mine ?? false,
    };
    const page = await pageEditions(context, context.actor!, wanted, { first, after });
    return { ...page, nodes: await present.editions(context, context.actor!, page.nodes) };
  }

  @Access(...EDITION_READERS)
  @Query(() => EditionType, {
    nullable: true,
    description: 'One edition with its state, what you may do and its history (版本).',
  })
  async edition(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<EditionType | null> {
    const file = await findEdition(context, context.actor!, numberFromId(id));
    if (file === null) return null;
    return (await present.editions(context, context.actor!, [file]))[0]!;
  }

  @FieldResolver(() => TimelinessType, { description: 'Whether it is in time (公开时限).' })
  timeliness(
    @Ctx() context: RequestContext,
    @Root() { row, catalogueEntry }: EditionType,
  ): Promise<TimelinessType> {
    return timelinessOf(context, row, catalogueEntry.code);
  }

  @FieldResolver(() => [EditionWarningType], {
    description: 'What its author and reviewers should look at (提醒).',
  })
  warnings(
    @Ctx() context: RequestContext,
    @Root() { row, catalogueEntry }: EditionType,
  ): Promise<EditionWarningType[]> {
    return warningsOf(context, row, catalogueEntry.elements);
  }

  @FieldResolver(() => [EditionEventType], { description: 'Every step so far (办理记录).' })
  async history(
    @Ctx() context: RequestContext,
    @Root() edition: EditionType,
  ): Promise<EditionEventType[]> {
    const events = await historyOf(context, edition.row);
    return events.map(({ action, by, at, fromState, toState, comment }) => {
      return { action, by, at, from: fromState, to: toState, comment };
    });
  }

  @FieldResolver(() => RosterDraftType, {
    nullable: true,
    description: 'The roster it carries, with its problems (名册).',
  })
  async rosterDraft(
    @Ctx() context: RequestContext,
    @Root() edition: EditionType,
  ): Promise<RosterDraftType | null> {
    // An author may carry on a disclosure whose roster is none of their business.
    const { rosterId } = edition.row;
    if (rosterId === null || !hasAnyRole(context.actor!, ROSTER_READERS)) return null;
    return rosterDraft(context, await requireDraft(context, rosterId));
  }

  @FieldResolver(() => PartyFeeSummaryType, {
    nullable: true,
    description: 'The party-fee figures it carries, as the public will read them (党费收支汇总).',
  })
  async partyFeeSummary(
    @Ctx() context: RequestContext,
    @Root() { row }: EditionType,
  ): Promise<PartyFeeSummaryType | null> {
    const { partyFeeSummaryId: id } = row;
    return id === null ? null : feeSummary(await requireFeeSummary(context, id));
  }

  @FieldResolver(() => PermitListType, {
    nullable: true,
    description: 'The permits it lists, as the public will read them (发证名单).',
  })
  async permits(
    @Ctx() context: RequestContext,
    @Root() { row }: EditionType,
  ): Promise<PermitListType | null> {
    const { permitListId: id } = row;
    return id === null ? null : permitList(await requirePermitList(context, id));
  }
}
