import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { unsentOf } from '../alerting/dead-letters.queries';
import type { Channel } from '../channels/channel';
import type { Incident, PublishedVersion } from '../incidents/incident';
import { reachByPlace, type PlaceReach } from './reach';
import { audienceOf, communeNames, reachGroups } from './reach.queries';
import { lastSnapshot, type ReachSnapshot } from './reach-snapshot';
import { snapshotsOf } from './reach-snapshots.queries';

export interface ReachReport {
  readonly audience: number;
  readonly places: readonly PlaceReach[];
  /** At minutes after the version was sent. */
  readonly snapshots: readonly ReachSnapshot[];
  /** Deliveries that wait for an operator, because a fault of ours keeps them from being sent. */
  readonly unsent: ReadonlyMap<Channel, number>;
  /** Of communes by their codes. */
  readonly names: ReadonlyMap<string, string>;
}

interface Kept {
  readonly report: Promise<ReachReport>;
  /** Not before it is known how long it takes. */
  freshUntilMs: number;
}

/** A report that took longer is kept for as long as a board shows it: many officers may watch a large alert. */
const cheapMs = 50;
const keptMs = 1000;
const mostKept = 100;

/** Whom a version has reached so far, and had reached at its minutes. */
@Injectable()
export class ReachReportService {
  private readonly kept = new Map<number, Kept>();

  constructor(private readonly database: DataSource) {}

  of(incident: Pick<Incident, 'id' | 'status'>, version: Pick<PublishedVersion, 'id'>): Promise<ReachReport> {
    const found = this.kept.get(version.id);
    if (found && performance.now() < found.freshUntilMs) return found.report;
    const startedMs = performance.now();
    const kept: Kept = { report: this.make(incident, version), freshUntilMs: Infinity };
    this.kept.set(version.id, kept);
    kept.report.then(
      () => {
        const isCheap = performance.now() - startedMs < cheapMs;
        kept.freshUntilMs = isCheap ? 0 : performance.now() + keptMs;
        for (const old of [...this.kept.keys()].slice(0, Math.max(0, this.kept.size - mostKept))) this.kept.delete(old);
      },
      () => this.kept.delete(version.id),
    );
    return kept.report;
  }

  private make(incident: Pick<Incident, 'id' | 'status'>, version: Pick<PublishedVersion, 'id'>): Promise<ReachReport> {
    return this.database.transaction('REPEATABLE READ', async (tx) => {
      const snapshots = await snapshotsOf(tx, version.id);
      const last = snapshots.find(({ minute }) => minute === lastSnapshot);
      const places = last?.places ?? reachByPlace(await reachGroups(tx, version.id, incident.id));
      const codes = [places, ...snapshots.map((snapshot) => snapshot.places)].flatMap((some) =>
        some.map(({ place }) => place),
      );
      return {
        audience: await audienceOf(tx, version.id),
        places,
        snapshots: snapshots.filter(({ minute }) => minute !== lastSnapshot),
        unsent: await unsentOf(tx, incident.id),
        names: await communeNames(tx, [...new Set(codes)]),
      };
    });
  }
}
