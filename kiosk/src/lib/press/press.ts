/**
 * How a finger presses here: the control answers at once, a finger that travels further than the
 * slop activates nothing, a double tap activates once, and what is activated gets a real `click`.
 */

/** How far a finger may travel and still press. */
export const SLOP_MM = 10;
const DOUBLE_TAP_MS = 400;
/** Chromium gives no click for a finger that rolled a little; after this long we give it. */
const CLICK_WAIT_MS = 60;

const CONTROL = 'a[href], button:not(:disabled)';
/** A key is meant each time: an ID number may well hold 99. */
const KEY = '[data-key]';

const NO_COMMAND = { at: -Infinity, x: 0, y: 0 };

interface Press {
  control: Element;
  x: number;
  y: number;
}

/** Installs the rules on the document; the returned function removes them. */
export function pressRules(slopPx: () => number): () => void {
  const presses = new Map<number, Press>();
  /** Presses that ended well and still wait for their one click. */
  const due = new Map<Element, ReturnType<typeof setTimeout>>();
  let lastCommand = NO_COMMAND;

  function down(event: PointerEvent): void {
    const control = controlOf(event.target);
    if (control === null || event.button !== 0) return;
    presses.set(event.pointerId, { control, x: event.clientX, y: event.clientY });
    control.setAttribute('data-pressed', '');
  }

  function move(event: PointerEvent): void {
    const press = presses.get(event.pointerId);
    if (press !== undefined && distance(press, event) > slopPx()) end(event);
  }

  function up(event: PointerEvent): void {
    const press = presses.get(event.pointerId);
    if (press === undefined) return;
    end(event);
    const { control } = press;
    clearTimeout(due.get(control));
    due.set(
      control,
      setTimeout(() => control.dispatchEvent(clickAt(press)), CLICK_WAIT_MS),
    );
  }

  function end(event: PointerEvent): void {
    presses.get(event.pointerId)?.control.removeAttribute('data-pressed');
    presses.delete(event.pointerId);
  }

  function click(event: MouseEvent): void {
    const control = controlOf(event.target);
    // A key of a keyboard or a script: no finger that could have strayed.
    if (control === null || event.detail === 0) return;
    const isDue = due.has(control);
    clearTimeout(due.get(control));
    due.delete(control);
    if (isDue && !isSecondTap(control, event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** Also on another control: after a tap that opened a screen the second one lands on the new. */
  function isSecondTap(control: Element, event: MouseEvent): boolean {
    const at = performance.now();
    const soon = at - lastCommand.at < DOUBLE_TAP_MS;
    if (soon && distance(lastCommand, event) <= slopPx()) return true;
    // Who pressed a key in between is not tapping twice.
    lastCommand = control.matches(KEY) ? NO_COMMAND : { at, x: event.clientX, y: event.clientY };
    return false;
  }

  const removers = [
    on('pointerdown', down),
    on('pointermove', move),
    on('pointerup', up),
    on('pointercancel', end),
    on('click', click),
    ...forbidden(),
  ];
  return () => {
    for (const timer of due.values()) clearTimeout(timer);
    for (const remove of removers) remove();
  };
}

/** Menus, selecting, dragging, opening beside, zooming: nothing a lobby needs. */
function forbidden(): (() => void)[] {
  const unwanted = ['contextmenu', 'selectstart', 'dragstart', 'auxclick'];
  return [
    ...unwanted.map((name) => on(name, (event: Event) => event.preventDefault())),
    on('wheel', (event: WheelEvent) => {
      if (event.ctrlKey) event.preventDefault();
    }),
  ];
}

function controlOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest(CONTROL) : null;
}

function distance(from: { x: number; y: number }, to: MouseEvent): number {
  return Math.hypot(to.clientX - from.x, to.clientY - from.y);
}

function clickAt({ x, y }: Press): MouseEvent {
  return new MouseEvent('click', {
    bubbles: true,
    cancelable: true,
    composed: true,
    detail: 1,
    clientX: x,
    clientY: y,
    view: window,
  });
}

function on<E extends Event>(name: string, listener: (event: E) => void): () => void {
  const options = { capture: true, passive: false };
  document.addEventListener(name, listener as EventListener, options);
  return () => document.removeEventListener(name, listener as EventListener, options);
}
