/** What a crowd is told to do. */
export interface CrowdOrder {
  /** Opens every key of this run; at least four characters. */
  readonly run: string;
  /** Of the processes of the service, in turns; each connection keeps to one. */
  readonly ports: readonly number[];
  /** Of the incidents that people answer about, in turns. */
  readonly paths: readonly string[];
  readonly people: number;
  readonly connections: number;
  readonly seconds: number;
  /** Answers that come each second, whoever is served; each connection asks when it is answered when left out. */
  readonly perSecond?: number;
  /** So many keys, again and again: somebody who sends the same answers all night. Each answer has its own when left out. */
  readonly keys?: number;
  /** File to which the history of all runs is added. */
  readonly history: string;
}

export interface CrowdReport {
  /** Accepted answers. */
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** How often each status came. */
  readonly statuses: Readonly<Record<string, number>>;
  /** How late the crowd itself was at worst. */
  readonly generatorLagMs: number;
  /** Arrivals that found no free connection until the end. */
  readonly leftOver: number;
}
