import type { Page } from 'playwright-core';

export interface Violations {
  size: string[];
  gap: string[];
  hidden: string[];
  type: string[];
  sideways: string[];
  fields: string[];
}

/** Measures, in the page and in millimetres of its screen, what KIOSK 1, 2 and 4 ask for. */
export function measure(page: Page, leastCapMm: number): Promise<Violations> {
  return page.evaluate(measureInPage, leastCapMm);
}

export const NOTHING: Violations = {
  size: [],
  gap: [],
  hidden: [],
  type: [],
  sideways: [],
  fields: [],
};

/** Runs in the page: closes over nothing. */
function measureInPage(leastCapMm: number): Violations {
  const mm = parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'));
  const found: Violations = { size: [], gap: [], hidden: [], type: [], sideways: [], fields: [] };
  const name = (element: Element): string =>
    (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 16);
  const isSeen = (element: Element): boolean =>
    element.closest('[inert]') === null &&
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  const EDGES = [
    [0.5, 0.5],
    [0.5, 0.04],
    [0.5, 0.96],
    [0.04, 0.5],
    [0.96, 0.5],
  ] as const;
  const veil = document.querySelector('[aria-modal]');
  const boxes = [...(veil ?? document).querySelectorAll('a[href], button')]
    .filter(isSeen)
    .map((element) => ({ element, box: element.getBoundingClientRect() }));
  for (const { element, box } of boxes) {
    const least = element.classList.contains('small') ? 15 : 20;
    if (Math.min(box.width, box.height) / mm < least)
      found.size.push(`${name(element)} ${box.width / mm}×${box.height / mm} mm`);
    const isInside =
      box.left >= 0 && box.top >= 0 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1;
    const points = EDGES.map(([x, y]) =>
      document.elementFromPoint(box.left + box.width * x, box.top + box.height * y),
    );
    if (!isInside || !points.every((at) => at !== null && element.contains(at)))
      found.hidden.push(name(element));
  }
  boxes.forEach(({ element, box }, index) => {
    for (const other of boxes.slice(index + 1)) {
      const across = Math.max(other.box.left - box.right, box.left - other.box.right);
      const down = Math.max(other.box.top - box.bottom, box.top - other.box.bottom);
      const gap = Math.max(across, down) / mm;
      if (gap < 2.99) found.gap.push(`${name(element)} | ${name(other.element)} ${gap} mm`);
    }
  });

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    const text = texts.currentNode.textContent?.trim() ?? '';
    if (parent === null || text === '' || !isSeen(parent)) continue;
    if (parent.closest('.unseen, script, style, #svelte-announcer') !== null) continue;
    const cap = (parseFloat(getComputedStyle(parent).fontSize) * 0.733) / mm;
    if (cap < leastCapMm - 0.001) found.type.push(`${text.slice(0, 16)} ${cap} mm`);
  }

  if (document.documentElement.scrollWidth > innerWidth) found.sideways.push('page');
  for (const element of document.querySelectorAll('h1, button, a:not(.slide), th, td, dd, dt'))
    if (isSeen(element) && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
      found.sideways.push(name(element));
  for (const field of document.querySelectorAll('input, textarea, select, [contenteditable]'))
    found.fields.push(field.outerHTML);
  return found;
}
