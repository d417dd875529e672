import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Access } from '../shared/access.ts';
import { yuanFromFen } from '../shared/money.ts';
import { numberFromId } from '../shared/page.ts';
import type { UploadedFile } from '../shared/scalars.ts';
import { UploadScalar } from '../shared/scalars.ts';
import { staffNames } from '../staff/staff.service.ts';
import { villagesByCode } from '../town/town.service.ts';
import { headersOfRoster } from './header.service.ts';
import { importRoster } from './import-roster.service.ts';
import { ImportRosterInput } from './roster-import.graphql.ts';
import { shownCells } from './public-columns.ts';
import {
  PublicRosterRowConnection,
  PublicRosterType,
  RosterDraftRowConnection,
  RosterDraftType,
  RosterHeaderType,
} from './roster.graphql.ts';
import { rosterDraft } from './roster.present.ts';
import { pageLines, pageStaffLines, requireDraft, ROSTER_READERS } from './roster.service.ts';

@Resolver(() => RosterDraftType)
export class RosterDraftResolver {
  @Access(...ROSTER_READERS)
  @Query(() => RosterDraftType, {
    nullable: true,
    description: 'An imported roster with its problems (名册草稿).',
  })
  async rosterDraft(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<RosterDraftType> {
    return rosterDraft(context, await requireDraft(context, numberFromId(id)));
  }

  @Access('ROSTER_CLERK')
  @Mutation(() => RosterDraftType, {
    description: 'Reads a spreadsheet of an office into a new draft (导入名册).',
  })
  async importRoster(
    @Ctx() context: RequestContext,
    @Arg('input', () => ImportRosterInput) input: ImportRosterInput,
    @Arg('file', () => UploadScalar) file: UploadedFile,
  ): Promise<RosterDraftType> {
    const id = await importRoster(context, context.actor!, input, file);
    return rosterDraft(context, await requireDraft(context, id));
  }

  @FieldResolver(() => [RosterHeaderType], {
    description: 'Every header of the file, those taken for nothing too (全部表头).',
  })
  async headers(
    @Ctx() context: RequestContext,
    @Root() draft: RosterDraftType,
  ): Promise<RosterHeaderType[]> {
    const headers = await headersOfRoster(context, Number(draft.id));
    return headers.map(({ letter, ...header }) => ({ ...header, column: letter }));
  }

  @FieldResolver(() => String, { description: 'Who imported it (导入人).' })
  async importedBy(
    @Ctx() context: RequestContext,
    @Root() draft: RosterDraftType,
  ): Promise<string> {
    const names = await staffNames(context, [draft.importedById]);
    return names.get(draft.importedById) ?? '';
  }

  @FieldResolver(() => RosterDraftRowConnection, { description: 'The stored rows (名册行).' })
  async rows(
    @Ctx() context: RequestContext,
    @Root() draft: RosterDraftType,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    const page = await pageStaffLines(context, Number(draft.id), { first, after });
    const villages = await villagesByCode(context);
    const nodes = page.nodes.map((line) => ({
      number: line.position,
      sheet: line.sheet,
      row: line.sheetRow,
      village: villages.get(line.villageCode ?? '')?.name ?? null,
      maskedName: line.maskedName,
      maskedIdNumber: line.maskedIdNumber,
      maskedAccount: line.maskedAccount,
      quantity: line.quantity,
      rate: line.rate,
      amount: yuanFromFen(line.amountFen),
    }));
    return { ...page, nodes };
  }
}

@Resolver(() => PublicRosterType)
export class PublicRosterResolver {
  @FieldResolver(() => PublicRosterRowConnection, {
    description: 'The page the arguments of `roster` asked for, elsewhere the first 50 (名册行).',
  })
  async rows(@Ctx() context: RequestContext, @Root() roster: PublicRosterType) {
    const { villageCode, ...request } = roster.page;
    const page = await pageLines(context, Number(roster.id), villageCode, request);
    const villages = await villagesByCode(context);
    const nodes = page.nodes.map((line) => ({
      number: line.position,
      village: villages.get(line.villageCode ?? '')?.name ?? '',
      maskedName: line.maskedName,
      ...shownCells(line, roster.shown),
      amount: yuanFromFen(line.amountFen),
    }));
    return { ...page, nodes };
  }
}
