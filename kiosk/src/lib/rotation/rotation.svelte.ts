import { ask } from '#lib/api/client.ts';
import { RotationDocument } from '#lib/generated/graphql.ts';
import { readRotation } from './bulletin.ts';
import type { Bulletin, Town } from './bulletin.ts';
import { loadLastGood, saveLastGood } from './last-good.ts';
import { atArrival, EMPTY, moved, shownId, withIds } from './sequence.ts';

const POLL_MS = 10_000;

export type Slot = 0 | 1;

/** The bulletins the town shows, asked for again and again while the page lives. */
class Rotation {
  town = $state.raw<Town | null>(null);
  receivedAt = $state.raw<number | null>(null);
  /** False from the first failed question until the next good answer. */
  online = $state(true);
  /** True once the server, or what it said last, is known: before that nothing is "empty". */
  known = $state(false);
  paused = $state(false);
  #bulletins = $state.raw<ReadonlyMap<string, Bulletin>>(new Map());
  #broken = $state.raw<readonly string[]>([]);
  #sequence = $state.raw(EMPTY);
  /** Two slots used in turn; only the one in front is seen. */
  slots = $state.raw<[Bulletin | null, Bulletin | null]>([null, null]);
  front = $state<Slot>(0);

  get count(): number {
    return this.#sequence.ids.length;
  }

  get at(): number {
    return this.#sequence.at;
  }

  get shown(): Bulletin | undefined {
    return this.#bulletins.get(shownId(this.#sequence) ?? '');
  }

  /** Polls until the returned function is called. */
  start(): () => void {
    const last = loadLastGood();
    if (last !== null && !this.known) this.#take(last.town, last.bulletins, last.receivedAt);
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const poll = async (): Promise<void> => {
      await this.#refresh(leaving.signal);
      if (!leaving.signal.aborted) timer = setTimeout(() => void poll(), POLL_MS);
    };
    void poll();
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }

  async #refresh(signal: AbortSignal): Promise<void> {
    const answer = await ask(RotationDocument, {}, { signal });
    if (signal.aborted) return;
    const content = answer.ok ? readRotation(answer.data) : null;
    this.online = content !== null;
    if (content === null) return;
    const receivedAt = Date.now();
    saveLastGood({ ...content, receivedAt });
    this.#take(content.town, content.bulletins, receivedAt);
  }

  #take(town: Town, bulletins: Bulletin[], receivedAt: number): void {
    this.town = town;
    this.receivedAt = receivedAt;
    this.known = true;
    this.#bulletins = new Map(bulletins.map((each) => [each.id, each]));
    const showable = bulletins.map(({ id }) => id).filter((id) => !this.#broken.includes(id));
    const next = withIds(this.#sequence, showable);
    // Somebody who stopped the rotation is reading.
    this.#sequence = this.paused ? next : atArrival(this.#sequence, next);
    this.#show();
  }

  step = (steps: number): void => {
    this.#sequence = moved(this.#sequence, steps);
    this.#show();
  };

  /** A bulletin that cannot be drawn leaves the rotation alone; the others go on. */
  dropOut(id: string): void {
    this.#broken = [...this.#broken, id];
    const ids = this.#sequence.ids.filter((each) => each !== id);
    this.#sequence = withIds(this.#sequence, ids);
    this.#show();
  }

  /** Puts what is to be shown into a slot: the same one for new words of it, else the other. */
  #show(): void {
    const next = this.shown ?? null;
    const current = this.slots[this.front];
    if (next !== null && current !== null && current.id !== next.id)
      this.front = this.front === 0 ? 1 : 0;
    const slots: [Bulletin | null, Bulletin | null] = [...this.slots];
    slots[this.front] = next;
    this.slots = slots;
  }
}

export const rotation = new Rotation();
