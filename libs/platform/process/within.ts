import { createContext, Script } from 'node:vm';

const call = new Script('work()');
const room = createContext({});

/**
 * Does `work`, which must not wait for anything, and interrupts it when it takes longer: words or rows that nobody
 * foresaw must not stop everything else in the process. Not for work within such work.
 * @throws Error with the code ERR_SCRIPT_EXECUTION_TIMEOUT when it was interrupted, and whatever `work` throws
 */
export function within<Result>(milliseconds: number, work: () => Result): Result {
  room['work'] = work;
  return call.runInContext(room, { timeout: milliseconds }) as Result; // what `work` returns
}
