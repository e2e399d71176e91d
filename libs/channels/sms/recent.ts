/** The last values seen, up to a number of them: an old one is forgotten for each new one. */
export class Recent {
  private readonly seen = new Set<string>();

  constructor(private readonly most: number) {}

  /** @returns false when the value is among the last ones */
  add(value: string): boolean {
    if (this.seen.has(value)) return false;
    this.seen.add(value);
    if (this.seen.size > this.most) {
      // A set iterates in the order of insertion.
      const [oldest] = this.seen;
      this.seen.delete(oldest);
    }
    return true;
  }
}
