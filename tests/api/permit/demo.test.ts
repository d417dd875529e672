import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoPermits } from '../../../server/database/demo/permits.ts';
import { PERMITS, type PermitFacts } from '../../support/permits.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;

beforeAll(async () => {
  town = await openTown('demo');
});
afterAll(() => town.close());

it('the demo town discloses a quarter’s permits, and its file’s names and columns nowhere', async () => {
  const office = await town.staff('office');
  const { disclosures } = await office.must<{
    disclosures: { nodes: { title: string; body: string; permits: PermitFacts }[] };
  }>(`{ disclosures(filter: { catalogueCode: "SECOND_CHILD_PERMIT" }) { nodes {
        title body permits { ${PERMITS} } } } }`);
  const [{ title, body, permits }] = disclosures.nodes as [(typeof disclosures.nodes)[number]];
  expect(title).toContain('季度二孩生育证发放名单');
  expect(permits.issuedCount).toBe(18);
  expect(body).toContain('| 发放 | 18 |');
  expect(permits.entries.nodes[0]).toEqual({
    position: 1,
    permitNumber: '皖王（2026）0041号',
    maskedName: '周＊芳',
  });
  const lines = new TextDecoder().decode(demoPermits().bytes).split('\r\n').slice(1, 19);
  const told = JSON.stringify(disclosures);
  for (const line of lines) {
    const [, number, name, , , weeks] = line.split(',');
    expect(told).toContain(number);
    for (const secret of [name!, weeks!]) expect(told).not.toContain(secret);
  }
});
