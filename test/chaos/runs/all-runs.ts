import type { ChaosRun } from '../chaos-run';
import { f01 } from './f01-api-killed';
import { f02 } from './f02-killed-after-commit';
import { f03Api, f03Worker } from './f03-killed-while-publishing';
import { f04 } from './f04-worker-killed';
import { f05 } from './f05-worker-frozen';
import { f06 } from './f06-database-killed';
import { f10 } from './f10-carrier-partition';
import { f13 } from './f13-carrier-failover';
import { f14 } from './f14-carrier-refuses-us';
import { f15 } from './f15-carrier-slow';
import { f16 } from './f16-carrier-lies';
import { f17 } from './f17-push-outage';
import { f18 } from './f18-slow-readers';
import { f19 } from './f19-poisoned-work';
import { f20 } from './f20-receipts-in-disorder';
import { f22 } from './f22-graceful-stop';
import { f23 } from './f23-cold-start';
import { r14 } from './r14-cancel-at-once';

/** Every run, in the order of the test matrix. */
export const allRuns: readonly ChaosRun[] = [
  f01, f02, f03Api, f03Worker, f04, f05, f06, f10, f13, f14, f15, f16, f17, f18, f19, f20, f22, f23, r14,
]; // prettier-ignore

/** Small and soon over: for every commit. */
export const quickRuns: readonly ChaosRun[] = [f02, f17, f20, r14];
