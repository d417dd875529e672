import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Access } from '../shared/access.ts';
import { numberFromId } from '../shared/page.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { draftDisclosure, reviseDisclosure, updateEdition } from './draft.service.ts';
import {
  DraftDisclosureInput,
  UpdateEditionInput,
  type BulletinInput,
} from './edition-input.graphql.ts';
import { EditionType } from './edition.graphql.ts';
import * as present from './edition.present.ts';
import { findEdition } from './edition.service.ts';
import * as publishing from './publish.service.ts';
import * as review from './review.service.ts';
import type { Seen } from './step.service.ts';

const AUTHORS = ['DRAFTER', 'ROSTER_CLERK', 'PARTY_FEE_CLERK'] as const;

/** The verbs of the review chain. The chain itself (disclosure.ts) decides about state and person. */
@Resolver()
export class ReviewResolver {
  @Access(...AUTHORS)
  @Mutation(() => EditionType, { description: 'Opens a new disclosure as a draft (起草).' })
  async draftDisclosure(
    @Ctx() context: RequestContext,
    @Arg('input', () => DraftDisclosureInput) input: DraftDisclosureInput,
  ): Promise<EditionType> {
    const id = await draftDisclosure(context, context.actor!, {
      catalogueCode: input.catalogueCode,
      villageCode: input.villageCode ?? null,
      publishingBody: input.publishingBody ?? null,
      title: input.title,
      body: input.body,
      isMajor: input.isMajor ?? false,
      audience: input.audience ?? 'PUBLIC',
      bulletin: bulletinText(input.bulletin ?? null),
      rosterId: numberOrNull(input.rosterDraftId ?? null),
      partyFeeSummaryId: numberOrNull(input.partyFeeSummaryId ?? null),
      permitListId: numberOrNull(input.permitListId ?? null),
      period: input.period ?? null,
      formedOn: input.formedOn ?? null,
    });
    return answer(context, id);
  }

  @Access(...AUTHORS)
  @Mutation(() => EditionType, { description: 'Changes a draft (修改草稿).' })
  async updateEdition(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('input', () => UpdateEditionInput) input: UpdateEditionInput,
  ): Promise<EditionType> {
    const updated = await updateEdition(context, context.actor!, seen(id, version), {
      title: input.title ?? undefined,
      body: input.body ?? undefined,
      isMajor: input.isMajor ?? undefined,
      audience: input.audience ?? undefined,
      bulletin: input.bulletin === undefined ? undefined : bulletinText(input.bulletin),
      rosterId: changedId(input.rosterDraftId),
      partyFeeSummaryId: changedId(input.partyFeeSummaryId),
      permitListId: changedId(input.permitListId),
      changeNote: input.changeNote ?? undefined,
      formedOn: input.formedOn ?? undefined,
    });
    return answer(context, updated);
  }

  @Access(...AUTHORS)
  @Mutation(() => EditionType, { description: 'Freezes a draft and hands it in (提交审核).' })
  async submitEdition(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
  ): Promise<EditionType> {
    return answer(context, await review.submitEdition(context, context.actor!, seen(id, version)));
  }

  @Access(...AUTHORS, 'LEADING_GROUP', 'OFFICE')
  @Mutation(() => EditionType, { description: 'Gives up a draft, with the reason (作废草稿).' })
  async discardEdition(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('reason', () => String) reason: string,
  ): Promise<EditionType> {
    const of = seen(id, version);
    return answer(context, await review.discardEdition(context, context.actor!, of, reason));
  }

  @Access('LEADING_GROUP')
  @Mutation(() => EditionType, { description: 'The leading group passes it (领导小组审核通过).' })
  async passEdition(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('comment', () => String, { nullable: true }) comment: string | null | undefined,
    @Arg('raiseToMajor', () => Boolean, {
      defaultValue: false,
      description: 'Makes it a major matter, for the party committee (定为重大事项).',
    })
    raiseToMajor: boolean,
  ): Promise<EditionType> {
    const of = seen(id, version);
    return answer(
      context,
      await review.passEdition(context, context.actor!, of, {
        comment: comment ?? null,
        raiseToMajor,
      }),
    );
  }

  @Access('PARTY_COMMITTEE')
  @Mutation(() => EditionType, { description: 'The party committee approves it (党委批准).' })
  async approveEdition(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('comment', () => String, { nullable: true }) comment: string | null | undefined,
  ): Promise<EditionType> {
    const of = seen(id, version);
    return answer(
      context,
      await review.approveEdition(context, context.actor!, of, comment ?? null),
    );
  }

  @Access('LEADING_GROUP', 'PARTY_COMMITTEE', 'OFFICE')
  @Mutation(() => EditionType, { description: 'Sends it back to its author (退回修改).' })
  async sendBackEdition(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('reason', () => String) reason: string,
  ): Promise<EditionType> {
    const of = seen(id, version);
    return answer(context, await review.sendBackEdition(context, context.actor!, of, reason));
  }

  @Access('OFFICE')
  @Mutation(() => EditionType, {
    description: 'Publishes it, at once unless times are given (发布).',
  })
  async publishEdition(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('partyFrom', () => DateTimeScalar, { nullable: true }) partyFrom: Date | null,
    @Arg('visibleFrom', () => DateTimeScalar, { nullable: true }) visibleFrom: Date | null,
    @Arg('visibleUntil', () => DateTimeScalar, { nullable: true }) visibleUntil: Date | null,
  ): Promise<EditionType> {
    const times = {
      partyFrom: partyFrom ?? null,
      visibleFrom: visibleFrom ?? null,
      visibleUntil: visibleUntil ?? null,
    };
    const of = seen(id, version);
    return answer(context, await publishing.publishEdition(context, context.actor!, of, times));
  }

  @Access('OFFICE')
  @Mutation(() => EditionType, { description: 'Takes back a date not yet come (取消定时).' })
  async unscheduleEdition(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
  ): Promise<EditionType> {
    const of = seen(id, version);
    return answer(context, await publishing.unscheduleEdition(context, context.actor!, of));
  }

  @Access('OFFICE')
  @Mutation(() => EditionType, { description: 'Withdraws it; the reason is shown (撤回).' })
  async withdrawEdition(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('reason', () => String) reason: string,
  ): Promise<EditionType> {
    const of = seen(id, version);
    return answer(context, await publishing.withdrawEdition(context, context.actor!, of, reason));
  }

  @Access(...AUTHORS)
  @Mutation(() => EditionType, { description: 'Opens the next edition (再次公开).' })
  async reviseDisclosure(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('changeNote', () => String) changeNote: string,
  ): Promise<EditionType> {
    return answer(
      context,
      await reviseDisclosure(context, context.actor!, numberFromId(id), changeNote),
    );
  }
}

function seen(id: string, version: number): Seen {
  return { id: numberFromId(id), version };
}

function numberOrNull(id: string | null): number | null {
  return id === null ? null : numberFromId(id);
}

/** Left out it stays; null takes it away. */
function changedId(id: string | null | undefined): number | null | undefined {
  return id === undefined ? undefined : numberOrNull(id);
}

function bulletinText(input: BulletinInput | null) {
  if (input === null) return null;
  return {
    headline: input.headline,
    summary: input.summary,
    dwellSeconds: input.dwellSeconds ?? null,
  };
}

/** The edition after the step, as the one who took it sees it. */
async function answer(context: RequestContext, id: number): Promise<EditionType> {
  const file = await findEdition(context, context.actor!, id);
  return (await present.editions(context, context.actor!, [file!]))[0]!;
}
