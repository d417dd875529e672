import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../support/client.ts';
import { accepted, refusalCode, verbs } from '../../support/editions.ts';
import { PERMIT_INPUT } from '../../support/permits.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let drafter: Client;

beforeAll(async () => {
  town = await openTown();
  drafter = await town.staff('drafter');
});
afterAll(() => town.close());

const { title, body: plain, bulletin } = PERMIT_INPUT;

describe('what is disclosed of permits says nothing of pregnancy and measures', () => {
  it.each<[string, Record<string, unknown>, string, string]>([
    ['its title', { title: '怀孕妇女办证情况' }, '标题', '怀孕'],
    ['its text', { body: '发放 3 件，均已落实节**育**措施。' }, '正文', '节育'],
    ['a headline', { bulletin: { ...bulletin, headline: '孕期服务' } }, '滚动标题', '孕期'],
    ['a sentence', { bulletin: { ...bulletin, summary: '取环后办理' } }, '一句话摘要', '取环'],
  ])('neither in %s', async (_what, wording, where, word) => {
    const draft = accepted(await verbs.draft(drafter, { ...PERMIT_INPUT, ...wording }));
    const refused = await verbs.submit(drafter, draft);
    expect(refusalCode(refused)).toBe('WORD_NOT_PUBLIC');
    expect(refused.errors[0]).toMatchObject({ extensions: { word, where } });
    expect(refused.errors[0]!.message).toContain(`${where}里有“${word}”`);
    expect(refused.errors[0]!.message).toContain('删去');

    const { edition } = await drafter.must<{
      edition: { warnings: { code: string; message: string }[] };
    }>('query ($id: ID!) { edition(id: $id) { warnings { code message } } }', { id: draft.id });
    expect(edition.warnings[0]).toMatchObject({ code: 'WORD_NOT_PUBLIC' });
    expect(edition.warnings[0]!.message).toContain(word);

    const changed = accepted(await verbs.update(drafter, draft, { title, body: plain, bulletin }));
    accepted(await verbs.submit(drafter, changed));
  });

  it('nor in the note of a correction', async () => {
    const [leader, office] = [await town.staff('leader'), await town.staff('office')];
    const draft = accepted(await verbs.draft(drafter, PERMIT_INPUT));
    const passed = accepted(await verbs.pass(leader, accepted(await verbs.submit(drafter, draft))));
    const { disclosureId } = accepted(await verbs.publish(office, passed));
    const note = '删去上一版误写的孕周';
    const revised = accepted(await verbs.revise(drafter, disclosureId, note));
    const refused = await verbs.submit(drafter, revised);
    expect(refused.errors[0]).toMatchObject({
      extensions: { code: 'WORD_NOT_PUBLIC', where: '更正说明' },
    });
  });

  it('but may name the law, the permit and its entry', async () => {
    const body =
      '依据《中华人民共和国人口与计划生育法》，三季度发放二孩生育证 3 件，生育登记 5 件，以上环节不收费。';
    const draft = accepted(await verbs.draft(drafter, { ...PERMIT_INPUT, body }));
    expect(refusalCode(await verbs.submit(drafter, draft))).toBeNull();
  });

  it('while other entries may speak of them', async () => {
    const body = '怀孕妇女可到卫生院免费领取叶酸。';
    const draft = accepted(await verbs.draft(drafter, { body }));
    expect(refusalCode(await verbs.submit(drafter, draft))).toBeNull();
  });
});
