/**
 * Gives out the messages of a page one by one, a slice at a time: only what is about to leave stands in the ledger as
 * handed over, so that a worker that vanishes leaves few people of whom nobody knows whether they were told.
 */
export class Departing<Message> {
  private readonly rest: Message[];
  private ready: Message[] = [];
  private filling: Promise<void> | undefined;
  private given = 0;

  /**
   * @param letLeave of a slice, those that may leave
   * @param isOver no further slice is to leave
   */
  constructor(
    private readonly messages: readonly Message[],
    private readonly sliceSize: number,
    private readonly letLeave: (slice: readonly Message[]) => Promise<readonly Message[]>,
    private readonly isOver: () => boolean,
  ) {
    this.rest = [...messages];
  }

  /** @returns undefined when nothing is left that may leave */
  async next(): Promise<Message | undefined> {
    while (this.ready.length === 0) {
      if (!this.filling && (this.rest.length === 0 || this.isOver())) return undefined;
      this.filling ??= this.fill().finally(() => (this.filling = undefined));
      await this.filling;
    }
    const message = this.ready.shift();
    if (message !== undefined) this.given += 1;
    return message;
  }

  /** Whether some were not given out: they still wait in the ledger. */
  get isCutShort(): boolean {
    return this.given < this.messages.length;
  }

  private async fill(): Promise<void> {
    this.ready = [...(await this.letLeave(this.rest.splice(0, this.sliceSize)))];
  }
}
