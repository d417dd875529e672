import { settings } from '#lib/settings.svelte.ts';
import { measure, profileFor } from './profile.ts';
import type { Measures } from './profile.ts';

/** The screen's measures now; the style sheet reads them as custom properties. */
class Display {
  #viewport = $state.raw({ width: 1920, height: 1080 });
  #profileName = $state.raw<string | null>(null);

  measures: Measures = $derived(
    measure(profileFor(this.#profileName, this.#viewport), settings.textSize, this.#viewport),
  );

  /** As named in the address the kiosk was started with; kept over a fresh start. */
  get profileName(): string | null {
    return this.#profileName;
  }

  /** Follows the window and writes the measures to the root element until the layout is gone. */
  follow(): void {
    this.#profileName = new URL(location.href).searchParams.get('profile');
    $effect(() => {
      const read = (): void => {
        this.#viewport = { width: innerWidth, height: innerHeight };
      };
      read();
      addEventListener('resize', read);
      return () => removeEventListener('resize', read);
    });
    $effect.pre(() => {
      const { mm, unit, small, ease } = this.measures;
      const { style } = document.documentElement;
      style.setProperty('--mm', `${mm}px`);
      style.setProperty('--u', `${unit}px`);
      style.setProperty('--small', `${small}px`);
      style.setProperty('--ease', String(ease));
    });
  }
}

export const display = new Display();
