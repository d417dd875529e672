import { Foundation1763956800000 } from './1763956800000-foundation.ts';
import { DisclosuresInFull1764028800000 } from './1764028800000-disclosures-in-full.ts';
import { ProgrammesAndProof1764115200000 } from './1764115200000-programmes-and-proof.ts';
import { RosterImports1764115300000 } from './1764115300000-roster-imports.ts';
import { Payments1764115400000 } from './1764115400000-payments.ts';
import { Exports1764115500000 } from './1764115500000-exports.ts';
import { PartyFees1764201600000 } from './1764201600000-party-fees.ts';
import { WindowCodes1764201950000 } from './1764201950000-window-codes.ts';
import { PartyFeeSummaries1764288000000 } from './1764288000000-party-fee-summaries.ts';
import { Householders1764288300000 } from './1764288300000-householders.ts';
import { Permits1764374400000 } from './1764374400000-permits.ts';
import { PayeeNames1764374700000 } from './1764374700000-payee-names.ts';
import { TakenBackReturns1764374700001 } from './1764374700001-taken-back-returns.ts';

/** In the order they run; each can be started again after it was killed half way. */
export const MIGRATIONS = [
  Foundation1763956800000,
  DisclosuresInFull1764028800000,
  ProgrammesAndProof1764115200000,
  RosterImports1764115300000,
  Payments1764115400000,
  Exports1764115500000,
  PartyFees1764201600000,
  WindowCodes1764201950000,
  PartyFeeSummaries1764288000000,
  Householders1764288300000,
  Permits1764374400000,
  PayeeNames1764374700000,
  TakenBackReturns1764374700001,
];
