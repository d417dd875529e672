import type { Page } from 'playwright-core';

interface Control {
  name: string;
  isMain: boolean;
  /** In px. */
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** Its middle and the middles of its edges belong to it, and it lies within the screen. */
  isReachable: boolean;
}

/** Cap height of Noto Sans CJK SC in em. */
const CAP_EM = 0.733;
/** Boxes are laid out in fractions of a pixel. */
const CLOSE_ENOUGH_MM = 0.01;

export type Violations = Record<string, string[]>;

/** What on the screen falls short of KIOSK 1, 2 and 4, in millimetres; {} when nothing does. */
export async function violations(page: Page, leastCapMm: number): Promise<Violations> {
  const { mm, controls, texts } = await page.evaluate(collect);
  const all: Violations = {
    size: controls
      .filter((each) => isSmall(each, mm))
      .map((each) => `${each.name} ${size(each, mm)}`),
    unreachable: controls.filter(({ isReachable }) => !isReachable).map(({ name }) => name),
    gap: narrowGaps(controls, mm),
    type: texts
      .filter(({ px }) => (px * CAP_EM) / mm < leastCapMm - CLOSE_ENOUGH_MM)
      .map(({ text, px }) => `${text} ${px} px`),
    sideways: await page.evaluate(collectWide),
    overfull: await page.evaluate(collectOverfull),
    fields: await page.evaluate(() =>
      [...document.querySelectorAll('input, textarea, select')].map((field) => field.outerHTML),
    ),
  };
  if (controls.length === 0) all['controls'] = ['none found'];
  return Object.fromEntries(Object.entries(all).filter(([, found]) => found.length > 0));
}

function isSmall(control: Control, mm: number): boolean {
  const least = Math.min(control.right - control.left, control.bottom - control.top) / mm;
  return least < (control.isMain ? 20 : 15) - CLOSE_ENOUGH_MM;
}

function size({ left, top, right, bottom }: Control, mm: number): string {
  return `${((right - left) / mm).toFixed(1)} × ${((bottom - top) / mm).toFixed(1)} mm`;
}

function narrowGaps(controls: readonly Control[], mm: number): string[] {
  return controls.flatMap((one, index) =>
    controls
      .slice(index + 1)
      .map((other) => ({ other, gap: gapBetween(one, other) / mm }))
      .filter(({ gap }) => gap < 3 - CLOSE_ENOUGH_MM)
      .map(({ other, gap }) => `${one.name} | ${other.name} ${gap.toFixed(1)} mm`),
  );
}

function gapBetween(one: Control, other: Control): number {
  const across = Math.max(other.left - one.right, one.left - other.right);
  const down = Math.max(other.top - one.bottom, one.top - other.bottom);
  return Math.max(across, down);
}

/** Runs in the page, and so closes over nothing. */
function collect(): { mm: number; controls: Control[]; texts: { text: string; px: number }[] } {
  const isSeen = (element: Element): boolean =>
    element.closest('[inert], .unseen, script, style, #svelte-announcer') === null &&
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const edges = [0.5, 0.5, 0.5, 0.04, 0.5, 0.96, 0.04, 0.5, 0.96, 0.5];

  const scope = document.querySelector('[aria-modal]') ?? document;
  const controls = [...scope.querySelectorAll('a[href], button')].filter(isSeen).map((element) => {
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    const isHit = [0, 2, 4, 6, 8].every((at) => {
      const [x = 0, y = 0] = edges.slice(at);
      return element.contains(document.elementFromPoint(left + width * x, top + height * y));
    });
    return {
      name: (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 16),
      isMain: !element.classList.contains('small'),
      ...{ left, top, right, bottom },
      isReachable:
        isHit && left >= 0 && top >= 0 && right <= innerWidth + 1 && bottom <= innerHeight + 1,
    };
  });

  const texts: { text: string; px: number }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent?.trim() ?? '';
    const parent = walker.currentNode.parentElement;
    if (parent !== null && text !== '' && isSeen(parent))
      texts.push({ text: text.slice(0, 16), px: parseFloat(getComputedStyle(parent).fontSize) });
  }
  const mm = parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'));
  return { mm, controls, texts };
}

/** Runs in the page: papers of a fixed height whose words need more than it. */
function collectOverfull(): string[] {
  return [...document.querySelectorAll('.receipt, .record, .member')]
    .filter((paper) => paper.scrollHeight > paper.clientHeight + 1)
    .map((paper) => paper.textContent.trim().slice(0, 16));
}

/** Runs in the page: what is wider than its place. A slide parks what finds no room beside itself. */
function collectWide(): string[] {
  const wide = [
    ...document.querySelectorAll('h1, button, a:not(.slide), th, td, dd, dt, figcaption'),
  ]
    .filter((element) => element.closest('[inert]') === null && element.clientWidth > 0)
    .filter((element) => element.scrollWidth > element.clientWidth + 1)
    .map((element) => element.textContent.trim().slice(0, 16));
  return document.documentElement.scrollWidth > innerWidth ? ['the page', ...wide] : wide;
}
