import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Access } from '../shared/access.ts';
import * as changing from './change-programme.service.ts';
import {
  ProgrammeInput,
  ProgrammeRateInput,
  ProgrammeRateType,
  ProgrammeRevisionType,
  SubsidyProgrammeType,
} from './programme.graphql.ts';
import {
  listProgrammes,
  programmeHistory,
  ratesOf,
  requireProgramme,
} from './programme.service.ts';

/** The office keeps the programmes. */
@Resolver(() => SubsidyProgrammeType)
export class ProgrammeResolver {
  @Access('STAFF')
  @Query(() => [SubsidyProgrammeType], { description: 'What the town pays (补贴项目).' })
  programmes(@Ctx() context: RequestContext): Promise<SubsidyProgrammeType[]> {
    return listProgrammes(context);
  }

  @Access('STAFF')
  @Query(() => [ProgrammeRevisionType], {
    description: 'What a programme said over time, newest first (项目修改记录).',
  })
  async programmeHistory(
    @Ctx() context: RequestContext,
    @Arg('code', () => ID) code: string,
  ): Promise<ProgrammeRevisionType[]> {
    const revisions = await programmeHistory(context, code);
    return revisions.map(({ number, at, by, reason, content, isRetired }) => {
      return {
        number,
        at,
        by,
        reason,
        programme: { code, revision: number, isRetired, ...content },
      };
    });
  }

  @FieldResolver(() => [ProgrammeRateType], { description: 'The last set first (历次标准).' })
  rates(
    @Ctx() context: RequestContext,
    @Root() { code }: SubsidyProgrammeType,
  ): Promise<ProgrammeRateType[]> {
    return ratesOf(context, code);
  }

  @Access('OFFICE')
  @Mutation(() => SubsidyProgrammeType, { description: 'A new programme (新增补贴项目).' })
  async addProgramme(
    @Ctx() context: RequestContext,
    @Arg('code', () => ID) code: string,
    @Arg('input', () => ProgrammeInput) input: ProgrammeInput,
  ): Promise<SubsidyProgrammeType> {
    await changing.addProgramme(context, context.actor!, code, changeOf(input));
    return requireProgramme(context, code);
  }

  @Access('OFFICE')
  @Mutation(() => SubsidyProgrammeType, {
    description: 'Changes a programme; what it said before stays on record (修改补贴项目).',
  })
  async changeProgramme(
    @Ctx() context: RequestContext,
    @Arg('code', () => ID) code: string,
    @Arg('revision', () => Int) revision: number,
    @Arg('input', () => ProgrammeInput) input: ProgrammeInput,
    @Arg('reason', () => String) reason: string,
  ): Promise<SubsidyProgrammeType> {
    const change = { change: changeOf(input), reason };
    await changing.changeProgramme(context, context.actor!, { code, revision }, change);
    return requireProgramme(context, code);
  }

  @Access('OFFICE')
  @Mutation(() => SubsidyProgrammeType, {
    description:
      'A rate from a period on; set again for the same period, it corrects (定补贴标准).',
  })
  async setProgrammeRate(
    @Ctx() context: RequestContext,
    @Arg('code', () => ID) code: string,
    @Arg('revision', () => Int) revision: number,
    @Arg('input', () => ProgrammeRateInput) input: ProgrammeRateInput,
  ): Promise<SubsidyProgrammeType> {
    await changing.setProgrammeRate(context, context.actor!, { code, revision }, input);
    return requireProgramme(context, code);
  }

  @Access('OFFICE')
  @Mutation(() => SubsidyProgrammeType, {
    description: 'Nothing new is imported for it; what is public stays (停用补贴项目).',
  })
  async retireProgramme(
    @Ctx() context: RequestContext,
    @Arg('code', () => ID) code: string,
    @Arg('revision', () => Int) revision: number,
    @Arg('reason', () => String) reason: string,
  ): Promise<SubsidyProgrammeType> {
    await changing.retireProgramme(context, context.actor!, { code, revision }, reason);
    return requireProgramme(context, code);
  }

  @Access('OFFICE')
  @Mutation(() => SubsidyProgrammeType, { description: 'Uses it again (恢复补贴项目).' })
  async restoreProgramme(
    @Ctx() context: RequestContext,
    @Arg('code', () => ID) code: string,
    @Arg('revision', () => Int) revision: number,
    @Arg('reason', () => String) reason: string,
  ): Promise<SubsidyProgrammeType> {
    await changing.restoreProgramme(context, context.actor!, { code, revision }, reason);
    return requireProgramme(context, code);
  }
}

/** Null takes the public period away; elsewhere it is as if the field was left out. */
function changeOf({ publicPeriod, ...others }: ProgrammeInput): changing.ProgrammeChange {
  const given = Object.entries(others).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(given), publicPeriod };
}
