/**
 * How many rows stand elsewhere in the order than before: the fewest that would have to be moved.
 * Told of every row that both rosters have, in the order of the newer one, where it stood in the
 * older one; rows that are new or gone move none of the others.
 */
export class RowOrder {
  private matched = 0;
  /** At n − 1 the smallest place that ends a run of n rows still in their old order. */
  private readonly ends: number[] = [];

  add(placeBefore: number): void {
    this.matched += 1;
    let [from, to] = [0, this.ends.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.ends[middle]! < placeBefore) from = middle + 1;
      else to = middle;
    }
    this.ends[from] = placeBefore;
  }

  get movedCount(): number {
    return this.matched - this.ends.length;
  }
}
