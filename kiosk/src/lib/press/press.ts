/**
 * How a finger presses here: the control answers at once, a finger that travels further than the
 * slop activates nothing, a double tap activates once, and what is activated gets a real `click`.
 */
/** How far a finger may travel and still press. */
export const SLOP_MM = 10;
const DOUBLE_TAP_MS = 400;
/** A finger that bounces on a key; two meant presses are further apart. */
const BOUNCE_MS = 60;
/** Chromium gives no click for a finger that rolled a little; after this long we give it. */
const CLICK_WAIT_MS = 40;

const CONTROL = 'a[href], button:not(:disabled)';

interface Press {
  pointerId: number;
  control: Element;
  x: number;
  y: number;
  strayed: boolean;
}

interface Tap {
  at: number;
  x: number;
  y: number;
}

/** Installs the rules on the document; the returned function removes them. */
export function pressRules(slopPx: () => number): () => void {
  let press: Press | null = null;
  let refuseUntil = 0;
  let lastCommand: Tap = { at: -Infinity, x: 0, y: 0 };
  let lastKey: { at: number; control: Element | null } = { at: -Infinity, control: null };
  let owed: ReturnType<typeof setTimeout> | undefined;

  function down(event: PointerEvent): void {
    if (press !== null) {
      // A second finger: nobody can tell which one was meant.
      if (event.pointerId !== press.pointerId) stray(press);
      return;
    }
    const control = controlOf(event.target);
    if (control === null || event.button !== 0) return;
    press = { pointerId: event.pointerId, control, x: event.clientX, y: event.clientY, strayed: false };
    control.setAttribute('data-pressed', '');
  }

  function move(event: PointerEvent): void {
    if (press?.pointerId !== event.pointerId || press.strayed) return;
    if (Math.hypot(event.clientX - press.x, event.clientY - press.y) > slopPx()) stray(press);
  }

  function up(event: PointerEvent): void {
    if (press?.pointerId !== event.pointerId) return;
    const { control, strayed, x, y } = press;
    release();
    if (strayed) {
      refuseUntil = event.timeStamp + 300;
      return;
    }
    clearTimeout(owed);
    if (event.pointerType !== 'mouse')
      owed = setTimeout(() => control.dispatchEvent(clickAt(x, y)), CLICK_WAIT_MS);
  }

  function release(): void {
    press?.control.removeAttribute('data-pressed');
    press = null;
  }

  function click(event: MouseEvent): void {
    clearTimeout(owed);
    const control = controlOf(event.target);
    if (control === null || event.detail === 0) return;
    if (event.timeStamp < refuseUntil || isRepeated(control, event)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }

  function isRepeated(control: Element, event: MouseEvent): boolean {
    const at = event.timeStamp;
    const near = Math.hypot(event.clientX - lastCommand.x, event.clientY - lastCommand.y) < slopPx();
    if (near && at - lastCommand.at < DOUBLE_TAP_MS) return true;
    if (!control.hasAttribute('data-key')) {
      lastCommand = { at, x: event.clientX, y: event.clientY };
      return false;
    }
    const bounced = lastKey.control === control && at - lastKey.at < BOUNCE_MS;
    lastKey = { at, control };
    return bounced;
  }

  const removers = [
    on('pointerdown', down),
    on('pointermove', move),
    on('pointerup', up),
    on('pointercancel', release),
    on('click', click),
    ...['contextmenu', 'selectstart', 'dragstart', 'auxclick', 'gesturestart'].map((name) =>
      on(name, (event: Event) => event.preventDefault()),
    ),
    on('wheel', (event: WheelEvent) => {
      if (event.ctrlKey) event.preventDefault();
    }),
  ];
  return () => {
    clearTimeout(owed);
    for (const remove of removers) remove();
  };
}

function stray(press: Press): void {
  press.strayed = true;
  press.control.removeAttribute('data-pressed');
}

function controlOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest(CONTROL) : null;
}

function clickAt(clientX: number, clientY: number): MouseEvent {
  return new MouseEvent('click', {
    bubbles: true,
    cancelable: true,
    composed: true,
    detail: 1,
    clientX,
    clientY,
    view: window,
  });
}

function on<E extends Event>(name: string, listener: (event: E) => void): () => void {
  const options = { capture: true, passive: false };
  document.addEventListener(name, listener as EventListener, options);
  return () => document.removeEventListener(name, listener as EventListener, options);
}
