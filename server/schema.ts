import { defaultFieldResolver, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { CalendarResolver } from './calendar/calendar.resolver.ts';
import { CatalogueResolver } from './catalogue/catalogue.resolver.ts';
import type { RequestContext } from './context.ts';
import { EditionResolver } from './disclosure/edition.resolver.ts';
import {
  CatalogueCountResolver,
  DisclosureFieldResolver,
  PublicEditionFieldResolver,
  PublicationResolver,
  VillageCountResolver,
} from './disclosure/publication.resolver.ts';
import { ReviewResolver } from './disclosure/review.resolver.ts';
import { ExportResolver } from './export/export.resolver.ts';
import { ObligationResolver } from './obligation/obligation.resolver.ts';
import { PartyFeeResolver } from './party-fee/party-fee.resolver.ts';
import { PartyFileResolver } from './party-fee/party-file.resolver.ts';
import { PartyFeeSummaryResolver } from './party-fee/summary.resolver.ts';
import { PartyMemberResolver } from './party-fee/party-member.resolver.ts';
import { PermitResolver } from './permit/permit.resolver.ts';
import { PrintResolver } from './print/print.resolver.ts';
import { PaymentResolver } from './payment/payment.resolver.ts';
import { ResidentFieldResolver, ResidentResolver } from './resident/resident.resolver.ts';
import { WindowCodeResolver } from './resident/window-code.resolver.ts';
import { RotationResolver } from './rotation/rotation.resolver.ts';
import type { AccessRule } from './shared/access.ts';
import { hasAnyRole } from './shared/actor.ts';
import { Refusal } from './shared/refusal.ts';
import { StaffResolver } from './staff/staff.resolver.ts';
import { CompareResolver } from './subsidy/compare.resolver.ts';
import { RosterImportResolver } from './subsidy/roster-import.resolver.ts';
import { AllocationResolver } from './subsidy/allocation.resolver.ts';
import { ProgrammeResolver } from './subsidy/programme.resolver.ts';
import { RosterProofResolver } from './subsidy/proof.resolver.ts';
import { PublicRosterResolver, RosterDraftResolver } from './subsidy/roster.resolver.ts';

/** The whole API. Throws when a root field has no access rule: nothing is open by omission. */
export function buildApiSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      AllocationResolver,
      CalendarResolver,
      CatalogueCountResolver,
      CatalogueResolver,
      CompareResolver,
      DisclosureFieldResolver,
      EditionResolver,
      ExportResolver,
      ObligationResolver,
      PartyFeeResolver,
      PartyFileResolver,
      PartyFeeSummaryResolver,
      PartyMemberResolver,
      PermitResolver,
      PrintResolver,
      PaymentResolver,
      ProgrammeResolver,
      PublicEditionFieldResolver,
      PublicationResolver,
      PublicRosterResolver,
      ResidentFieldResolver,
      ResidentResolver,
      ReviewResolver,
      RosterDraftResolver,
      RosterImportResolver,
      RosterProofResolver,
      RotationResolver,
      StaffResolver,
      VillageCountResolver,
      WindowCodeResolver,
    ],
    validate: false,
  });
  guardRoots(schema.getQueryType()!);
  guardRoots(schema.getMutationType()!);
  return schema;
}

/** The rule of a root field, as its `@Access` says. */
export function accessRule(extensions: Readonly<Record<string, unknown>>): AccessRule | undefined {
  return extensions.access as AccessRule | undefined;
}

function guardRoots(type: GraphQLObjectType): void {
  for (const field of Object.values(type.getFields())) {
    const rule = accessRule(field.extensions);
    if (rule === undefined) throw new Error(`${type.name}.${field.name} has no @Access rule`);
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args, context: RequestContext, info) => {
      refuseStranger(rule, context);
      return resolve(source, args, context, info);
    };
  }
}

function refuseStranger(rule: AccessRule, { actor }: RequestContext): void {
  if (rule === 'ANYONE') return;
  if (actor === null) throw new Refusal('SIGN_IN_REQUIRED', '请先登录（打开 /playground）。');
  if (rule !== 'STAFF' && !hasAnyRole(actor, rule))
    throw new Refusal('FORBIDDEN', '您的岗位不能做这件事，请交给负责的同事。');
}
