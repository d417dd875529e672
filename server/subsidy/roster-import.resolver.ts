import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Access } from '../shared/access.ts';
import { numberFromId } from '../shared/page.ts';
import { UploadScalar, type UploadedFile } from '../shared/scalars.ts';
import { forgetHeader, rememberedHeaders } from './header.service.ts';
import { cancelImport, pageOwn, requireOwn, startRosterImport } from './import-roster.service.ts';
import {
  ImportRosterInput,
  RememberedHeaderType,
  RosterImportConnection,
  RosterImportType,
} from './roster-import.graphql.ts';
import { RosterDraftType } from './roster.graphql.ts';
import { rosterDraft, rosterImport } from './roster.present.ts';
import { requireDraft } from './roster.service.ts';

@Resolver(() => RosterImportType)
export class RosterImportResolver {
  @Access('ROSTER_CLERK')
  @Mutation(() => RosterImportType, {
    description:
      'Sends a spreadsheet in and returns at once; ask rosterImport how it goes (开始导入).',
  })
  async startRosterImport(
    @Ctx() context: RequestContext,
    @Arg('input', () => ImportRosterInput) input: ImportRosterInput,
    @Arg('file', () => UploadScalar) file: UploadedFile,
  ): Promise<RosterImportType> {
    return rosterImport(context, await startRosterImport(context, context.actor!, input, file));
  }

  @Access('ROSTER_CLERK')
  @Query(() => RosterImportType, {
    nullable: true,
    description: 'One of your own imports and what it is at (导入进度).',
  })
  async rosterImport(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<RosterImportType> {
    return rosterImport(context, await requireOwn(context, context.actor!, numberFromId(id)));
  }

  @Access('ROSTER_CLERK')
  @Query(() => RosterImportConnection, {
    description: 'Your own imports, the latest first (我的导入).',
  })
  async rosterImports(
    @Ctx() context: RequestContext,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    const page = await pageOwn(context, context.actor!, { first, after });
    return {
      ...page,
      nodes: await Promise.all(page.nodes.map((row) => rosterImport(context, row))),
    };
  }

  @Access('ROSTER_CLERK')
  @Mutation(() => RosterImportType, {
    description: 'Ends one of your imports before its draft is there (取消导入).',
  })
  async cancelRosterImport(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<RosterImportType> {
    return rosterImport(context, await cancelImport(context, context.actor!, numberFromId(id)));
  }

  @Access('ROSTER_CLERK')
  @Query(() => [RememberedHeaderType], {
    description: "What was said of the headers of a programme's files (记住的表头).",
  })
  async rememberedHeaders(
    @Ctx() context: RequestContext,
    @Arg('programmeCode', () => ID) programmeCode: string,
  ): Promise<RememberedHeaderType[]> {
    return rememberedHeaders(context, programmeCode);
  }

  @Access('ROSTER_CLERK')
  @Mutation(() => [RememberedHeaderType], {
    description: 'Forgets what was said of a header and returns the rest (忘掉表头).',
  })
  async forgetHeader(
    @Ctx() context: RequestContext,
    @Arg('programmeCode', () => ID) programmeCode: string,
    @Arg('header', () => String) header: string,
  ): Promise<RememberedHeaderType[]> {
    await forgetHeader(context, programmeCode, header);
    return rememberedHeaders(context, programmeCode);
  }

  @FieldResolver(() => RosterDraftType, {
    nullable: true,
    description: 'The draft it made, once it is done (名册草稿).',
  })
  async roster(
    @Ctx() context: RequestContext,
    @Root() { rosterId }: RosterImportType,
  ): Promise<RosterDraftType | null> {
    return rosterId === null ? null : rosterDraft(context, await requireDraft(context, rosterId));
  }
}
