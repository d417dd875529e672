/** Where a list stands, kept while the page lives so that 返回 comes back to the same page. */
export class Pager {
  /** The cursor before each page seen so far; the first has none. */
  #cursors = $state.raw<(string | null)[]>([null]);
  #at = $state(0);
  #size = 0;

  get page(): number {
    return this.#at + 1;
  }

  get after(): string | null {
    return this.#cursors[this.#at] ?? null;
  }

  /** The part of a list that is all here. */
  part<T>(items: readonly T[], size: number): readonly T[] {
    return items.slice(this.#at * size, (this.#at + 1) * size);
  }

  /** Another size cuts the pages elsewhere: begin again. 0: not measured yet. */
  cutInto(size: number): void {
    if (size === 0 || size === this.#size) return;
    this.#size = size;
    this.#cursors = [null];
    this.#at = 0;
  }

  previous = (): void => {
    this.#at = Math.max(0, this.#at - 1);
  };

  /** A list that is all here needs no cursors. */
  next(endCursor: string | null = ''): void {
    if (endCursor === null) return;
    this.#cursors = [...this.#cursors.slice(0, this.#at + 1), endCursor];
    this.#at += 1;
  }
}
