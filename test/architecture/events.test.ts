import 'reflect-metadata';
import { type DomainEvent, eventPriorities, rulesFor } from '../../libs/alerting/alert-rules';
import { Job } from '../../libs/platform/queue/queues';
import { WorkerModule } from '../../apps/server/worker.module';
import { codeOf, load, sourcesIn } from './sources';

const types = sourcesIn('libs')
  .filter(({ path }) => path.endsWith('-events.ts'))
  .flatMap((source) => Array.from(codeOf(source).matchAll(/readonly type: ([^;]+);/g), ([, union = '']) => union))
  .flatMap((union) => Array.from(union.matchAll(/'([\w-]+)'/g), ([, type = '']) => type));

test('every event has a rule about who is told, and a priority', () => {
  expect(types.length).toBeGreaterThan(5);
  expect([...new Set(types)].sort()).toEqual(Object.keys(eventPriorities).sort());
  for (const type of types) {
    // Of an event, rules read its type and, of an alert, what changed.
    const event = { type, change: 'activate' } as unknown as DomainEvent;
    expect(() => rulesFor(event)).not.toThrow();
  }
});

const sources = sourcesIn('libs', 'apps').filter(({ path }) => !/\.test\.tsx?$/.test(path));

test('every queue that is filled has a handler that the worker runs', () => {
  const filled = sources.flatMap((source) =>
    Array.from(codeOf(source).matchAll(/queues\.add\((\w+|'[\w-]+')/g), ([, queue = '']) => queue),
  );
  const handled = sources.flatMap((source) =>
    Array.from(codeOf(source).matchAll(/readonly queue(?:: string)? = (\w+|'[\w-]+');/g), ([, queue = '']) => queue),
  );
  expect(filled.length).toBeGreaterThan(0);
  expect([...new Set(filled)].filter((queue) => !handled.includes(queue))).toEqual([]);
});

test('every job is a provider of the worker and is started', () => {
  const jobs = sources
    .filter(({ path }) => path.endsWith('.job.ts'))
    .flatMap(({ path }) => Object.values(load(path)))
    .filter((value): value is typeof Job => typeof value === 'function' && value.prototype instanceof Job);
  const provided: unknown[] = Reflect.getMetadata('providers', WorkerModule) ?? [];
  const start = sources.find(({ path }) => path === 'apps/server/start.ts')?.text ?? '';
  expect(jobs.length).toBeGreaterThan(0);
  for (const job of jobs) {
    expect(provided).toContain(job);
    expect(start).toContain(`app.get(${job.name},`);
  }
});
