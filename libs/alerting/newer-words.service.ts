import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Logger } from '../platform/telemetry/logger';
import { supersededOf } from './incident-order.store';

/** How long hand-overs go on with words that have been replaced. */
const newerWordsMs = 250;

/** Looks, for all pages that this process has in hand at once, whether newer words have replaced theirs. */
@Injectable()
export class NewerWordsService {
  private readonly watched = new Map<number, number>();
  private readonly superseded = new Set<number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: DataSource,
    private readonly logger: Logger,
  ) {}

  /** @returns to be called when nothing of these notices is in hand any more */
  watch(noticeIds: readonly number[]): () => void {
    if (noticeIds.length === 0) return () => undefined;
    for (const id of noticeIds) this.watched.set(id, (this.watched.get(id) ?? 0) + 1);
    this.timer ??= setInterval(() => this.look(), newerWordsMs);
    return () => {
      for (const id of noticeIds) this.release(id);
      if (this.watched.size > 0) return;
      clearInterval(this.timer);
      this.timer = undefined;
    };
  }

  isSuperseded(noticeId: number): boolean {
    return this.superseded.has(noticeId);
  }

  private release(id: number): void {
    const left = (this.watched.get(id) ?? 1) - 1;
    if (left > 0) {
      this.watched.set(id, left);
      return;
    }
    this.watched.delete(id);
    this.superseded.delete(id);
  }

  private look(): void {
    const ids = [...this.watched.keys()].filter((id) => !this.superseded.has(id));
    if (ids.length === 0) return;
    supersededOf(this.database, ids).then(
      (found) => found.filter((id) => this.watched.has(id)).forEach((id) => this.superseded.add(id)),
      (fault: unknown) => this.logger.warn({ notices: ids.length, fault }, 'newer words could not be looked for'),
    );
  }
}
