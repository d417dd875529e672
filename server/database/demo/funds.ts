import type { Deps } from '../../context.ts';
import type { Actor } from '../../shared/actor.ts';
import { addDays, dayOf } from '../../shared/day.ts';
import { allocationsOf, recordAllocation } from '../../subsidy/allocation.service.ts';
import { setProgrammeRate } from '../../subsidy/change-programme.service.ts';
import { explainProblems } from '../../subsidy/explain-problems.service.ts';
import { ratesOf, requireProgramme } from '../../subsidy/programme.service.ts';
import { isUnexplained, proveRoster } from '../../subsidy/proof.service.ts';
import { RATES } from './programmes.ts';
import type { DemoRoster } from './rosters.ts';

/** The rates of farmland and grain year by year, each by an invented document. */
export async function setRates(deps: Deps, office: Actor): Promise<void> {
  for (const [code, rates] of Object.entries(RATES)) {
    const known = await ratesOf(deps, code);
    for (const [fromPeriod, rate] of Object.entries(rates)) {
      if (known.some((one) => one.fromPeriod === fromPeriod)) continue;
      const { revision, name } = await requireProgramme(deps, code);
      const document = `利财农〔${fromPeriod}〕12号 关于下达${fromPeriod}年${name}资金的通知`;
      await setProgrammeRate(deps, office, { code, revision }, { fromPeriod, rate, document });
    }
  }
}

/** The document that gives exactly what a roster shares out, and the clerk's word on what changed. */
export async function grantRoster(
  deps: Deps,
  clerk: Actor,
  { programmeCode, period }: DemoRoster,
  rosterId: number,
): Promise<number> {
  const { totalFen } = await allocationsOf(deps, programmeCode, period);
  const { roster } = await proveRoster(deps, rosterId);
  if (totalFen === null)
    await recordAllocation(deps, clerk, {
      programmeCode,
      period,
      amountFen: roster.totalFen,
      documentNumber: `利财预〔${period.slice(0, 4)}〕${rosterId + 30}号`,
      documentOn: addDays(dayOf(deps.clock.now()), -10),
    });
  const { problems } = await proveRoster(deps, rosterId);
  const keys = problems.filter(isUnexplained).map(({ key }) => key);
  if (keys.length > 0) await explainProblems(deps, clerk, rosterId, saying(keys), nothingInReview);
  return rosterId;
}

function saying(keys: readonly string[]) {
  const reason =
    '各村（社区）今年重新核实了种植户和面积，名单和金额按核实结果变动，村级会议记录已存档。';
  return { keys, code: null, reason };
}

/** The roster was imported a moment ago; no edition carries it yet. */
const nothingInReview = () => Promise.resolve();
