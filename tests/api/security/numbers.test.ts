import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BankReturnRow } from '../../../server/payment/payment.entity.ts';
import { officesOf, type Offices } from '../../support/editions.ts';
import { sample } from '../../support/roster-files.ts';
import { openTown, type Town } from '../../support/town.ts';
import { kioskOperation, postJson, send } from './wire.ts';

let town: Town;
let offices: Offices;
/** Everything the API answered in this file. */
const answers: string[] = [];

beforeAll(async () => {
  town = await openTown('demo');
  offices = await officesOf(town);
});
afterAll(() => town.close());

const RESIDENTS = [
  ['999999194803150026', '6688'],
  ['999999196209210136', '6688'],
  ['99999919700707031X', '6688'],
] as const;

/** An ID number, or what is left of one with its last digit gone; an account of any bank. */
const LONG_NUMBER = /\d{17}[\dX]|\d{16,}|\d{15}(?!\d)/g;

async function asked<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const answer = await offices.office.run<T>(query, variables);
  answers.push(answer.text);
  if (answer.data === null) throw new Error(answer.text);
  return answer.data;
}

describe('no full ID number or account in any answer', () => {
  it('of what the kiosk asks', async () => {
    const ask = async (name: string, variables: Record<string, unknown> = {}) => {
      const { text } = await postJson(town.url, { query: kioskOperation(name), variables });
      expect(text).not.toContain('"errors"');
      answers.push(text);
      return text;
    };
    await ask('Rotation');
    await ask('Catalogue');
    await ask('Villages');
    const list = JSON.parse(await ask('Disclosures', { first: 200 })) as {
      data: { disclosures: { nodes: { id: string }[] } };
    };
    const ids = list.data.disclosures.nodes.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(5);
    let rosters = 0;
    for (const id of ids) {
      const shown = await ask('Disclosure', { id });
      const { roster } = (
        JSON.parse(shown) as { data: { disclosure: { roster: { id: string } | null } } }
      ).data.disclosure;
      if (roster === null) continue;
      rosters += 1;
      await ask('RosterPage', { id: roster.id, first: 200 });
    }
    expect(rosters).toBeGreaterThan(3);
    expect(numbersIn(answers)).toEqual([]);
  });

  it('of what a resident sees of their own', async () => {
    for (const [idNumber, proof] of RESIDENTS) {
      const query = kioskOperation('OpenResidentSession');
      const { text } = await postJson(town.url, { query, variables: { idNumber, proof } });
      expect([idNumber, text]).toEqual([idNumber, expect.stringContaining('"subsidies":[{')]);
      answers.push(text);
    }
    expect(numbersIn(answers)).toEqual([]);
  });

  it('of what staff see of editions, drafts, rows and problems', async () => {
    const { editions } = await asked<{
      editions: { nodes: { rosterDraft: { id: string } | null }[] };
    }>(
      `{ editions(first: 200) { nodes { id title body bulletin { headline summary } history { action by comment }
         rosterDraft { id } } } }`,
    );
    const ids = editions.nodes.flatMap(({ rosterDraft }) => rosterDraft?.id ?? []);
    expect(ids.length).toBeGreaterThan(3);
    for (const id of ids)
      await asked(
        `query ($id: ID!) { rosterDraft(id: $id) { fileName importedBy columns { sheet header column field }
           problems { sheet row column code message } rows(first: 200) { nodes {
             number sheet village maskedName maskedIdNumber maskedAccount quantity rate amount } } } }`,
        { id },
      );
    expect(numbersIn(answers)).toEqual([]);
  });

  it('of what staff see of payments', async () => {
    const { read } = town.deps.database;
    const returns = await read.find(BankReturnRow);
    expect(returns.length).toBeGreaterThan(3);
    for (const { rosterId } of returns)
      await asked(
        `query ($id: ID!) { bankReturns(rosterId: $id) { fileName importedBy paidAmount }
           reconciliation(rosterId: $id, first: 200) { nodes { number maskedName maskedIdNumber
             maskedAccount published paid entries { amount reason maskedName maskedAccount
               fileName sheet row by } } } }`,
        { id: String(rosterId) },
      );
    expect(numbersIn(answers)).toEqual([]);
  });

  it('of a faulty file of the bank’s, named after an account', async () => {
    const [{ rosterId }] = (await town.deps.database.read.find(BankReturnRow)) as [BankReturnRow];
    const account = '6217000000000016688';
    const text = `账号,户名,金额,结果,原因,日期\n${account},王桂兰,1,${account},,${account}\n`;
    const answer = await offices.roster.upload(
      `mutation ($input: ImportBankReturnInput!, $file: Upload!) {
         importBankReturn(input: $input, file: $file) {
           isEntered problems { sheet row column code message } } }`,
      { input: { rosterId: String(rosterId) } },
      { name: `${account}.csv`, bytes: Buffer.from(text) },
    );
    expect(answer.text).toContain('"problems":[{');
    answers.push(answer.text);
    expect(numbersIn(answers)).toEqual([]);
  });

  it('of the import of a faulty file', async () => {
    const answer = await offices.roster.upload(
      `mutation ($input: ImportRosterInput!, $file: Upload!) { importRoster(input: $input, file: $file) {
         fileName columns { sheet header } problems { sheet row column code message }
         rows(first: 200) { nodes { maskedName maskedIdNumber maskedAccount } } } }`,
      { input: { programmeCode: 'FARMLAND_FERTILITY', period: '2026' } },
      {
        name: '耕地地力保护补贴 999999194803150026.xlsx',
        bytes: sample('farmland-fertility-2026.faulty.xlsx'),
      },
    );
    expect(answer.text).toContain('"problems":[{');
    answers.push(answer.text);
    expect(numbersIn(answers)).toEqual([]);
  });

  it('of refusals that quote what was sent', async () => {
    const [[idNumber]] = RESIDENTS;
    const sent: [string, Record<string, unknown>][] = [
      ['query ($id: ID!) { edition(id: $id) { id } }', { id: idNumber }],
      ['query ($after: String) { editions(after: $after) { totalCount } }', { after: idNumber }],
      ['query ($id: ID!) { rosterDraft(id: $id) { id } }', { id: idNumber }],
    ];
    for (const [query, variables] of sent)
      answers.push((await offices.office.run(query, variables)).text);
    const query = kioskOperation('OpenResidentSession');
    const wrong = { idNumber: Number(idNumber), proof: [idNumber] };
    answers.push((await postJson(town.url, { query, variables: wrong })).text);
    answers.push(
      (await send(town.url, { method: 'GET', path: `/${idNumber}?id=${idNumber}` })).text,
    );
    expect(numbersIn(answers)).toEqual([]);
  });
});

describe('hostile arguments are refused or answered, never broken', () => {
  const ODD_NUMBERS = [-2_147_483_648, -1, 0, 1, 201, 2_147_483_647];
  const ODD_TEXTS = [
    '',
    '0',
    '-1',
    'x',
    '9'.repeat(40),
    "1' OR '1'='1",
    '\u0000',
    '\ud800',
    '../1',
  ];

  it.each([
    ['query ($v: Int!) { disclosures(first: $v) { totalCount nodes { id } } }', ODD_NUMBERS],
    ['query ($v: Int!) { editions(first: $v) { totalCount nodes { id } } }', ODD_NUMBERS],
    ['query ($v: Int!) { roster(id: 1, first: $v) { rows { nodes { number } } } }', ODD_NUMBERS],
    [
      'query ($v: Int!) { rosterDraft(id: 1) { rows(first: $v) { nodes { number } } } }',
      ODD_NUMBERS,
    ],
    ['query ($v: Int!) { rosterDraft(id: 1) { problems(first: $v) { code } } }', ODD_NUMBERS],
    ['query ($v: Int!) { disclosure(id: 1) { editionAt(number: $v) { title } } }', ODD_NUMBERS],
    ['query ($v: ID!) { disclosure(id: $v) { id } }', ODD_TEXTS],
    ['query ($v: ID!) { edition(id: $v) { id } }', ODD_TEXTS],
    ['query ($v: ID!) { rosterDraft(id: $v) { id } }', ODD_TEXTS],
    ['query ($v: ID!) { roster(id: $v) { id } }', ODD_TEXTS],
    ['query ($v: ID!) { roster(id: 1, villageCode: $v) { rows { nodes { number } } } }', ODD_TEXTS],
    ['query ($v: ID!) { disclosures(filter: { catalogueCode: $v }) { totalCount } }', ODD_TEXTS],
    ['query ($v: String!) { disclosures(after: $v) { totalCount } }', ODD_TEXTS],
    ['query ($v: String!) { editions(after: $v) { totalCount } }', ODD_TEXTS],
  ])('%s', async (query, values) => {
    for (const v of values) {
      const { errors } = await offices.office.run(query, { v });
      expect([v, errors[0]?.extensions.code]).not.toEqual([v, 'INTERNAL']);
    }
  });
});

describe('the log', () => {
  const SECRETS = ['lianxin-demo', 'a password of no one', 'a-token-of-no-one-but-the-test'];

  it('holds no number, password, token, cookie, variable or query after all of this', async () => {
    const [[idNumber, proof]] = RESIDENTS;
    const look = kioskOperation('OpenResidentSession');
    const opened = await postJson(town.url, { query: look, variables: { idNumber, proof } });
    const { token } = (
      JSON.parse(opened.text) as { data: { openResidentSession: { token: string } } }
    ).data.openResidentSession;
    await town.visitor().signIn('office', SECRETS[1]);
    await send(town.url, { method: 'GET', path: `/graphql?query={x}&variables=${idNumber}` });
    await send(town.url, { method: 'GET', path: `/${idNumber}/${SECRETS[2]}` });
    await send(town.url, {
      headers: { 'content-type': 'application/json' },
      body: `{"idNumber":"${idNumber}",`,
    });
    await send(town.url, {
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${SECRETS[2]}`,
        cookie: `lianxin_staff=${SECRETS[2]}`,
      },
      body: JSON.stringify({ query: look, variables: { idNumber, proof: 6688 } }),
    });

    // Milliseconds have as many digits as an account.
    const log = town.log.join('').replace(/"responseTime":[\d.]+/g, '');
    expect(town.log.length).toBeGreaterThan(20);
    expect(numbersIn([log])).toEqual([]);
    const tokens = Object.values(offices).map(({ cookie }) => cookie!.split('=')[1]!);
    for (const secret of [...SECRETS, token, ...tokens]) expect(log).not.toContain(secret);
    expect(log).not.toMatch(
      /lianxin_staff|Bearer|openResidentSession|idNumber|argon2|王桂兰|variables/,
    );
  });

  it('holds of each line only what was foreseen', () => {
    const keys = new Set(town.log.flatMap((line) => Object.keys(JSON.parse(line) as object)));
    expect([...keys].toSorted()).toEqual(
      ['hostname', 'level', 'msg', 'pid', 'req', 'reqId', 'res', 'responseTime', 'time'].toSorted(),
    );
  });
});

function numbersIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.match(LONG_NUMBER) ?? []);
}
