import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { CatalogueEntryType } from '../catalogue/catalogue.graphql.ts';
import type { RequestContext } from '../context.ts';
import { Access } from '../shared/access.ts';
import { numberFromId } from '../shared/page.ts';
import { PublicRosterType } from '../subsidy/roster.graphql.ts';
import { publicRoster } from '../subsidy/roster.present.ts';
import { TownType, VillageType } from '../town/town.graphql.ts';
import { findTown, listVillages, villagesByCode } from '../town/town.service.ts';
import {
  DisclosureConnection,
  DisclosureFilter,
  DisclosureType,
  EditionChangesType,
  PublicEditionType,
  PublishingBodyType,
  TimelinessType,
  WithdrawalType,
} from './publication.graphql.ts';
import { renderMarkdown } from './markdown.ts';
import * as present from './publication.present.ts';
import * as service from './publication.service.ts';
import type { CountedBy } from './publication.store.ts';
import { timelinessOf } from './timeliness.service.ts';

/** What anyone may read. */
@Resolver()
export class PublicationResolver {
  @Access('ANYONE')
  @Query(() => TownType, { description: 'The town whose affairs these are (乡镇).' })
  town(@Ctx() context: RequestContext): Promise<TownType> {
    return findTown(context);
  }

  @Access('ANYONE')
  @Query(() => [VillageType], { description: 'Villages and communities (村、社区).' })
  villages(@Ctx() context: RequestContext): Promise<VillageType[]> {
    return listVillages(context);
  }

  @Access('ANYONE')
  @Query(() => DisclosureConnection, {
    description: 'What is public now, newest first (公开事项).',
  })
  async disclosures(
    @Ctx() context: RequestContext,
    @Arg('filter', () => DisclosureFilter, { nullable: true }) filter: DisclosureFilter | null,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    const page = await service.pagePublications(context, filter ?? {}, { first, after });
    const reference = await present.referenceFor(
      context,
      page.nodes.map(({ edition }) => edition),
    );
    return { ...page, nodes: page.nodes.map((node) => present.disclosure(node, reference)) };
  }

  @Access('ANYONE')
  @Query(() => DisclosureType, {
    nullable: true,
    description: 'One disclosure as it stands now (公开事项).',
  })
  async disclosure(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DisclosureType | null> {
    const published = await service.findPublished(context, numberFromId(id));
    if (published === null) return null;
    const reference = await present.referenceFor(context, [published.edition]);
    return present.disclosure(published, reference);
  }

  @Access('ANYONE')
  @Query(() => [PublishingBodyType], {
    description: 'Who has something public now, most first (公开主体).',
  })
  async publishingBodies(@Ctx() context: RequestContext): Promise<PublishingBodyType[]> {
    const counted = await counts(context, 'publishingBody');
    return [...counted]
      .map(([name, visibleCount]) => ({ name, visibleCount }))
      .toSorted((a, b) => b.visibleCount - a.visibleCount || a.name.localeCompare(b.name, 'zh'));
  }

  @Access('ANYONE')
  @Query(() => PublicRosterType, {
    nullable: true,
    description: 'A page of the masked rows of a published roster (公示名册).',
  })
  async roster(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('villageCode', () => ID, { nullable: true }) villageCode: string | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<PublicRosterType | null> {
    const facts = await service.findPublicRoster(context, numberFromId(id));
    if (facts === null) return null;
    const page = { villageCode: villageCode ?? null, first, after: after ?? null };
    return publicRoster(facts, await villagesByCode(context), page);
  }
}

@Resolver(() => DisclosureType)
export class DisclosureFieldResolver {
  @FieldResolver(() => String, { description: 'Sanitised HTML of the text (正文).' })
  bodyHtml(@Root() { body }: DisclosureType): string {
    return renderMarkdown(body);
  }

  @FieldResolver(() => TimelinessType, { description: 'Whether it was in time (公开时限).' })
  async timeliness(
    @Ctx() context: RequestContext,
    @Root() { edition, catalogueEntry }: DisclosureType,
  ): Promise<TimelinessType> {
    return timelinessOf(context, edition, catalogueEntry.code);
  }

  @FieldResolver(() => WithdrawalType, {
    nullable: true,
    description: 'Why a newer edition than this one was withdrawn (后一版的撤回说明).',
  })
  async newerWithdrawal(
    @Ctx() context: RequestContext,
    @Root() disclosure: DisclosureType,
  ): Promise<WithdrawalType | null> {
    const { id, editionNumber } = disclosure;
    const revoked = await service.findRevokedAfter(context, Number(id), editionNumber);
    return revoked && present.withdrawal(revoked);
  }

  @FieldResolver(() => [PublicEditionType], {
    description: 'Editions the public may read, newest first (各版本).',
  })
  async editions(
    @Ctx() context: RequestContext,
    @Root() disclosure: DisclosureType,
  ): Promise<PublicEditionType[]> {
    const editions = await service.readableEditions(context, Number(disclosure.id));
    const reference = await present.referenceFor(context, editions);
    return editions.map((edition) =>
      present.publicEdition(edition, disclosure.editionNumber, reference),
    );
  }

  @FieldResolver(() => PublicEditionType, {
    nullable: true,
    description: 'One of them, by number (某一版).',
  })
  async editionAt(
    @Ctx() context: RequestContext,
    @Root() disclosure: DisclosureType,
    @Arg('number', () => Int) number: number,
  ): Promise<PublicEditionType | null> {
    const editions = await this.editions(context, disclosure);
    return editions.find((edition) => edition.number === number) ?? null;
  }

  @FieldResolver(() => EditionChangesType, {
    nullable: true,
    description: 'What the edition of this number changed; null for the first (改了什么).',
  })
  async changes(
    @Ctx() context: RequestContext,
    @Root() disclosure: DisclosureType,
    @Arg('number', () => Int) number: number,
  ): Promise<EditionChangesType | null> {
    const editions = await service.readableEditions(context, Number(disclosure.id));
    const at = editions.findIndex((edition) => edition.number === number);
    const [after, before] = [editions[at], editions[at + 1]];
    if (after === undefined || before === undefined) return null;
    return present.changes(before, after, await present.referenceFor(context, [before, after]));
  }
}

@Resolver(() => PublicEditionType)
export class PublicEditionFieldResolver {
  @FieldResolver(() => String, { description: 'Sanitised HTML of the text (正文).' })
  bodyHtml(@Root() { body }: PublicEditionType): string {
    return renderMarkdown(body);
  }
}

@Resolver(() => CatalogueEntryType)
export class CatalogueCountResolver {
  @FieldResolver(() => Int, { description: 'Disclosures visible under it now (公开数量).' })
  async visibleCount(
    @Ctx() context: RequestContext,
    @Root() entry: CatalogueEntryType,
  ): Promise<number> {
    return (await counts(context, 'catalogueCode')).get(entry.code) ?? 0;
  }
}

@Resolver(() => VillageType)
export class VillageCountResolver {
  @FieldResolver(() => Int, { description: 'Disclosures visible about it now (公开数量).' })
  async visibleCount(
    @Ctx() context: RequestContext,
    @Root() village: VillageType,
  ): Promise<number> {
    return (await counts(context, 'villageCode')).get(village.code) ?? 0;
  }
}

type Counts = Promise<ReadonlyMap<string, number>>;
const countsByRequest = new WeakMap<RequestContext, Map<string, Counts>>();

/** One grouped query answers the counts of a whole list. */
function counts(context: RequestContext, by: CountedBy): Counts {
  const known = countsByRequest.get(context) ?? new Map<string, Counts>();
  countsByRequest.set(context, known);
  const counted = known.get(by) ?? service.countPlaced(context, by);
  known.set(by, counted);
  return counted;
}
