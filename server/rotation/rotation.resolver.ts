import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { BulletinType } from '../disclosure/publication.graphql.ts';
import { bulletin, referenceFor } from '../disclosure/publication.present.ts';
import { Access } from '../shared/access.ts';
import { numberFromId } from '../shared/page.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { BoardInput, RotationType } from './rotation.graphql.ts';
import type { Arrangement } from './rotation.ts';
import * as service from './rotation.service.ts';

/** What plays on the screen, and the office that arranges it (公开栏). */
@Resolver()
export class RotationResolver {
  @Access('ANYONE')
  @Query(() => [BulletinType], { description: 'Bulletins in playing order, now (滚动内容).' })
  async bulletins(@Ctx() context: RequestContext): Promise<BulletinType[]> {
    return present(context, await service.rotationAt(context, context.clock.now()));
  }

  @Access('OFFICE', 'SUPERVISOR')
  @Query(() => RotationType, { description: 'How the rotation is arranged (滚动安排).' })
  async rotation(@Ctx() context: RequestContext): Promise<RotationType> {
    const { boards, ...rest } = await service.currentRotation(context);
    return {
      ...rest,
      boards: boards.map(({ name, placements }) => ({
        name,
        bulletins: placements.map(({ disclosureId, until, ...placement }) => ({
          ...placement,
          disclosureId: String(disclosureId),
          until: until === null ? null : new Date(until),
        })),
      })),
    };
  }

  @Access('OFFICE')
  @Query(() => [BulletinType], {
    description: 'What the screen would play, with these boards and at that time (预览滚动).',
  })
  async previewRotation(
    @Ctx() context: RequestContext,
    @Arg('boards', () => [BoardInput], { nullable: true }) boards: BoardInput[] | null,
    @Arg('at', () => DateTimeScalar, { nullable: true }) at: Date | null,
  ): Promise<BulletinType[]> {
    const tried = boards ? arrangementOf(boards) : undefined;
    if (tried !== undefined) await service.checkRotation(context, tried);
    return present(context, await service.rotationAt(context, at ?? context.clock.now(), tried));
  }

  @Access('OFFICE')
  @Mutation(() => RotationType, {
    description: 'Arranges the whole rotation anew; what is left out plays after it (安排滚动).',
  })
  async arrangeRotation(
    @Ctx() context: RequestContext,
    @Arg('version', () => Int) version: number,
    @Arg('boards', () => [BoardInput]) boards: BoardInput[],
  ): Promise<RotationType> {
    await service.arrangeRotation(context, context.actor!, version, arrangementOf(boards));
    return this.rotation(context);
  }
}

function arrangementOf(boards: readonly BoardInput[]): Arrangement {
  return {
    boards: boards.map(({ name, bulletins }) => ({
      name: name.trim(),
      placements: bulletins.map(({ disclosureId, isPinned, dwellSeconds, until }) => ({
        disclosureId: numberFromId(disclosureId),
        isPinned,
        dwellSeconds: dwellSeconds ?? null,
        until: until?.toISOString() ?? null,
      })),
    })),
  };
}

async function present(
  context: RequestContext,
  turns: readonly service.BulletinTurn[],
): Promise<BulletinType[]> {
  const editions = turns.map(({ candidate }) => candidate.publication.edition);
  const reference = await referenceFor(context, editions);
  return turns.map(({ candidate, board, dwellSeconds }) =>
    bulletin(candidate.publication, reference, { board, dwellSeconds }),
  );
}
