import { Worker } from 'node:worker_threads';

export interface WatchdogLimits {
  /** An event loop that has not turned for so long is not going to. */
  readonly stuckSeconds: number;
  /** Of the whole process (resident set). */
  readonly memoryMb: number;
}

const beatMs = 250;
const looksPerSecond = 1000 / beatMs;
/** Long enough to be worth a line in the log. */
const slowSeconds = 2;

/**
 * Runs in a thread of its own, because whoever is stuck cannot look at the clock. It counts its own looks instead of
 * time: a process that stood still, or a machine that is busy with others, is not taken for a loop.
 */
const script = `
const { workerData: { beats, slow, stuck, memoryBytes } } = require('node:worker_threads');
const counter = new Int32Array(beats);
let last = -1;
let silent = 0;
const say = (level, fields, msg) =>
  require('node:fs').writeSync(1, JSON.stringify({ level, time: Date.now(), pid: process.pid, ...fields, msg }) + '\\n');
const end = (fields, msg) => {
  say(60, fields, msg);
  process.kill(process.pid, 'SIGKILL');
};
setInterval(() => {
  const now = Atomics.load(counter, 0);
  silent = now === last ? silent + 1 : 0;
  last = now;
  const rssBytes = process.memoryUsage.rss();
  if (silent === slow) say(40, {}, 'the event loop is blocked');
  if (silent >= stuck) end({}, 'the event loop is stuck: this process ends, and its work is taken up by others');
  if (rssBytes > memoryBytes) end({ rssBytes }, 'memory runs out: this process ends, and its work is taken up by others');
}, ${beatMs});
`;

/**
 * Ends this process when it can serve nobody any more, so that whoever keeps it running starts it again: work that
 * loops or eats up memory costs its own tries and not the machine.
 */
export function watchOver({ stuckSeconds, memoryMb }: WatchdogLimits): void {
  const beats = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const counter = new Int32Array(beats);
  setInterval(() => Atomics.add(counter, 0, 1), beatMs).unref();
  const limits = { slow: slowSeconds * looksPerSecond, stuck: stuckSeconds * looksPerSecond, memoryBytes: memoryMb * 2 ** 20 }; // prettier-ignore
  new Worker(script, { eval: true, execArgv: [], workerData: { beats, ...limits } }).unref();
}
