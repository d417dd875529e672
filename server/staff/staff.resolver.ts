import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Access } from '../shared/access.ts';
import { StaffMemberType, staffMember } from './staff.graphql.ts';
import { signIn, signOut, unlockStaff } from './staff.service.ts';

@Resolver()
export class StaffResolver {
  @Access('STAFF')
  @Query(() => StaffMemberType, {
    nullable: true,
    description: 'The signed-in member of staff (当前登录人).',
  })
  me(@Ctx() { actor }: RequestContext): StaffMemberType | null {
    return actor && staffMember(actor);
  }

  @Access('ANYONE')
  @Mutation(() => StaffMemberType, {
    description: 'Signs a member of staff in and sets the session cookie (登录).',
  })
  async signIn(
    @Ctx() context: RequestContext,
    @Arg('name', () => String) name: string,
    @Arg('password', () => String) password: string,
  ): Promise<StaffMemberType> {
    const { token, actor } = await signIn(context, context.device, name, password);
    context.staffCookie.set(token);
    return staffMember(actor);
  }

  @Access('STAFF')
  @Mutation(() => Boolean, { description: 'Ends the session (退出登录).' })
  async signOut(@Ctx() context: RequestContext): Promise<boolean> {
    await signOut(context, context.staffCookie.token);
    context.staffCookie.clear();
    return true;
  }

  @Access('ADMIN')
  @Mutation(() => Boolean, {
    description:
      'Forgets the wrong passwords of a name, so that it is locked no longer (解锁账号).',
  })
  async unlockStaff(
    @Ctx() context: RequestContext,
    @Arg('name', () => String, { description: 'Name used to sign in (用户名).' }) name: string,
  ): Promise<boolean> {
    await unlockStaff(context, name);
    return true;
  }
}
