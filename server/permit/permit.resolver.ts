import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Access } from '../shared/access.ts';
import { UploadScalar, type UploadedFile } from '../shared/scalars.ts';
import { PermitConnection, PermitListImportType, PermitListType } from './permit.graphql.ts';
import { permitImport } from './permit.present.ts';
import { importPermitList, pagePermits } from './permit.service.ts';

/** Lists of permits, on their way to the public; they are read with the edition that carries them. */
@Resolver(() => PermitListType)
export class PermitResolver {
  @Access('DRAFTER')
  @Mutation(() => PermitListImportType, {
    description:
      'Takes permit numbers and masked names of a file, all rows or nothing (导入发证名单).',
  })
  async importPermitList(
    @Ctx() context: RequestContext,
    @Arg('period', () => String, { description: '2026-Q3 or the like (期次).' }) period: string,
    @Arg('file', () => UploadScalar) file: UploadedFile,
  ): Promise<PermitListImportType> {
    return permitImport(await importPermitList(context, context.actor!, period, file));
  }

  @FieldResolver(() => PermitConnection, { description: 'By permit number (发证记录).' })
  entries(
    @Ctx() context: RequestContext,
    @Root() { id, issuedCount }: PermitListType,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return pagePermits(context, { id: Number(id), issuedCount }, { first, after });
  }
}
