import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { refuseOpenEditions, refuseUsedEntry } from '../disclosure/entry-use.service.ts';
import { Access } from '../shared/access.ts';
import {
  CatalogueEntryInput,
  CatalogueEntryType,
  CatalogueRevisionType,
} from './catalogue.graphql.ts';
import * as service from './catalogue.service.ts';

/** The office keeps the catalogue. */
@Resolver()
export class CatalogueResolver {
  @Access('ANYONE')
  @Query(() => [CatalogueEntryType], { description: 'The disclosure catalogue (公开目录).' })
  catalogue(@Ctx() context: RequestContext): Promise<CatalogueEntryType[]> {
    return service.listEntries(context);
  }

  @Access('STAFF')
  @Query(() => [CatalogueRevisionType], {
    description: 'What an entry said over time, newest first (目录修改记录).',
  })
  async catalogueHistory(
    @Ctx() context: RequestContext,
    @Arg('code', () => ID) code: string,
  ): Promise<CatalogueRevisionType[]> {
    const { position } = await service.requireEntry(context, code);
    const revisions = await service.historyOf(context, code);
    return revisions.map(({ number, at, by, reason, content, isRetired }) => {
      return {
        number,
        at,
        by,
        reason,
        entry: { code, position, revision: number, isRetired, ...content },
      };
    });
  }

  @Access('OFFICE')
  @Mutation(() => CatalogueEntryType, { description: 'A new entry (新增目录项).' })
  async addCatalogueEntry(
    @Ctx() context: RequestContext,
    @Arg('code', () => ID) code: string,
    @Arg('input', () => CatalogueEntryInput) input: CatalogueEntryInput,
  ): Promise<CatalogueEntryType> {
    await service.addEntry(context, context.actor!, code, changeOf(input));
    return service.requireEntry(context, code);
  }

  @Access('OFFICE')
  @Mutation(() => CatalogueEntryType, {
    description: 'Changes an entry; what was agreed before stays as it was (修改目录项).',
  })
  async changeCatalogueEntry(
    @Ctx() context: RequestContext,
    @Arg('code', () => ID) code: string,
    @Arg('revision', () => Int) revision: number,
    @Arg('input', () => CatalogueEntryInput) input: CatalogueEntryInput,
    @Arg('reason', () => String) reason: string,
  ): Promise<CatalogueEntryType> {
    const change = { change: changeOf(input), reason };
    await service.changeEntry(context, context.actor!, { code, revision }, change);
    return service.requireEntry(context, code);
  }

  @Access('OFFICE')
  @Mutation(() => CatalogueEntryType, {
    description: 'Nothing new is opened under it; what is public stays (停用目录项).',
  })
  async retireCatalogueEntry(
    @Ctx() context: RequestContext,
    @Arg('code', () => ID) code: string,
    @Arg('revision', () => Int) revision: number,
    @Arg('reason', () => String) reason: string,
  ): Promise<CatalogueEntryType> {
    await service.retireEntry(
      context,
      context.actor!,
      { code, revision },
      {
        reason,
        refuseUse: (writer) => refuseOpenEditions(writer, code),
      },
    );
    return service.requireEntry(context, code);
  }

  @Access('OFFICE')
  @Mutation(() => CatalogueEntryType, { description: 'Uses it again (恢复目录项).' })
  async restoreCatalogueEntry(
    @Ctx() context: RequestContext,
    @Arg('code', () => ID) code: string,
    @Arg('revision', () => Int) revision: number,
    @Arg('reason', () => String) reason: string,
  ): Promise<CatalogueEntryType> {
    await service.restoreEntry(context, context.actor!, { code, revision }, reason);
    return service.requireEntry(context, code);
  }

  @Access('OFFICE')
  @Mutation(() => Boolean, {
    description: 'Takes away an entry that was never used; a used one is retired (删除目录项).',
  })
  async deleteCatalogueEntry(
    @Ctx() context: RequestContext,
    @Arg('code', () => ID) code: string,
    @Arg('revision', () => Int) revision: number,
  ): Promise<boolean> {
    await service.deleteEntry(context, { code, revision }, (writer) =>
      refuseUsedEntry(writer, code),
    );
    return true;
  }
}

/** Null takes away where there may be nothing; elsewhere it is as if the field was left out. */
function changeOf(input: CatalogueEntryInput): service.CatalogueChange {
  const { interval, publicPeriod, ...others } = input;
  const given = Object.entries(others).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(given), interval, publicPeriod };
}
