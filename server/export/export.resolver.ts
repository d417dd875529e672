import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Access } from '../shared/access.ts';
import { numberFromId } from '../shared/page.ts';
import { ROSTER_READERS } from '../subsidy/roster.service.ts';
import {
  ExportFormatEnum,
  ExportKindEnum,
  RosterExportConnection,
  RosterExportType,
} from './export.graphql.ts';
import { rosterExports } from './export.present.ts';
import * as service from './export.service.ts';
import type { ExportFormat, ExportKind } from './export.ts';

/** Rosters as files: asked for, consented to by a second person, fetched once. */
@Resolver()
export class ExportResolver {
  @Access(...ROSTER_READERS)
  @Query(() => RosterExportConnection, {
    description: 'Exports, newest first; overseers see everybody’s (导出记录).',
  })
  async exports(
    @Ctx() context: RequestContext,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    const page = await service.pageExports(context, context.actor!, { first, after });
    return { ...page, nodes: await rosterExports(context, context.actor!, page.nodes) };
  }

  @Access(...ROSTER_READERS)
  @Mutation(() => RosterExportType, { description: 'Asks for a roster as a file (申请导出).' })
  async requestRosterExport(
    @Ctx() context: RequestContext,
    @Arg('rosterId', () => ID) rosterId: string,
    @Arg('format', () => ExportFormatEnum) format: ExportFormat,
    @Arg('kind', () => ExportKindEnum) kind: ExportKind,
    @Arg('reason', () => String, { description: 'What it is for (用途).' }) reason: string,
  ): Promise<RosterExportType> {
    const asked = { rosterId: numberFromId(rosterId), format, kind, reason };
    return present(context, await service.requestRosterExport(context, context.actor!, asked));
  }

  @Access('LEADING_GROUP', 'OFFICE')
  @Mutation(() => RosterExportType, {
    description: 'Lets somebody else fetch a file, once and within a day (同意导出).',
  })
  async consentToExport(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<RosterExportType> {
    const decided = await service.consentToExport(context, context.actor!, numberFromId(id));
    return present(context, decided);
  }

  @Access('LEADING_GROUP', 'OFFICE')
  @Mutation(() => RosterExportType, { description: 'Refuses it with a reason (不同意导出).' })
  async refuseExport(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<RosterExportType> {
    const decided = await service.refuseExport(context, context.actor!, numberFromId(id), reason);
    return present(context, decided);
  }
}

async function present(
  context: RequestContext,
  decided: service.StandingExport,
): Promise<RosterExportType> {
  return (await rosterExports(context, context.actor!, [decided]))[0]!;
}
