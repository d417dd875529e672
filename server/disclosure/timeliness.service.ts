import { currentCalendar } from '../calendar/calendar.service.ts';
import { wordingOn } from '../catalogue/catalogue.service.ts';
import type { Deps } from '../context.ts';
import type { EditionRow } from './disclosure.entity.ts';
import { timeliness, type Timeliness } from './timeliness.ts';

/** Whether an edition was, or still can be, disclosed in time. */
export async function timelinessOf(
  deps: Deps,
  edition: Pick<EditionRow, 'formedOn' | 'state' | 'visibleFrom'>,
  catalogueCode: string,
): Promise<Timeliness> {
  const [calendar, { timeLimit }] = await Promise.all([
    currentCalendar(deps),
    wordingOn(deps, catalogueCode, edition.formedOn),
  ]);
  const { formedOn, state, visibleFrom } = edition;
  const disclosedAt = state === 'PUBLISHED' || state === 'WITHDRAWN' ? visibleFrom : null;
  return timeliness(calendar, { formedOn, limit: timeLimit, disclosedAt }, deps.clock.now());
}
