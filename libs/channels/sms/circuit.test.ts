import { Circuit, type Evidence } from './circuit';

/** One hand-over a second after the other, each answered after 100 ms; returns when the circuit changed. */
function run(circuit: Circuit, evidence: readonly Evidence[], fromMs = 0, everyMs = 1000): (string | undefined)[] {
  return evidence.map((one, index) => {
    const beganMs = fromMs + index * everyMs;
    return circuit.record(one, beganMs, beganMs + 100);
  });
}

const times = (count: number, evidence: Evidence): Evidence[] => Array.from({ length: count }, () => evidence);

/** A circuit that was left because of errors at 4,100 ms. */
function opened(): Circuit {
  const circuit = new Circuit();
  expect(run(circuit, times(5, 'failed')).at(-1)).toBe('opened');
  return circuit;
}

test.each([
  ['five failures in a row', times(5, 'failed'), 'errors'],
  ['five late answers in a row', times(5, 'slow'), 'slow'],
  ['three refusals of our account', times(3, 'shut-out'), 'shut-out'],
] as const)('%s open the route', (_name, evidence, reason) => {
  const circuit = new Circuit();
  const changes = run(circuit, evidence);
  expect(changes.slice(0, -1)).not.toContain('opened');
  expect(changes.at(-1)).toBe('opened');
  expect(circuit.stateAt(10_000)).toMatchObject({ state: 'open', reason });
});

test('single failures among answers that go well open nothing', () => {
  const circuit = new Circuit();
  const evidence = Array.from({ length: 2000 }, (_, index): Evidence => (index % 10 < 3 ? 'failed' : 'well'));
  expect(new Set(run(circuit, evidence, 0, 10))).toEqual(new Set([undefined]));
});

test('half of a sample that fails opens the route, though never five in a row', () => {
  const circuit = new Circuit();
  const evidence = Array.from({ length: 40 }, (_, index): Evidence => (index % 2 ? 'failed' : 'well'));
  expect(run(circuit, evidence, 0, 100).indexOf('opened')).toBe(19);
});

test('hand-overs that began before one that went well say nothing in a row', () => {
  const circuit = new Circuit();
  run(circuit, times(30, 'well'), 0, 100);
  const stuck = Array.from({ length: 6 }, () => circuit.record('slow', 500, 3500));
  expect(stuck).not.toContain('opened');
  expect(circuit.stateAt(3500)).toEqual({ state: 'closed' });
});

test('nobody goes back before a minute has passed, then one at a time, and three prove it', () => {
  const circuit = opened();
  expect(circuit.admission(64_000, false)).toBe('none');
  expect(circuit.admission(64_100, false)).toBe('probe');
  circuit.startProbe();
  expect(circuit.admission(64_100, false)).toBe('none');
  circuit.endProbe();
  expect(run(circuit, times(3, 'well'), 64_200, 100)).toEqual([undefined, undefined, 'closed']);
  expect(circuit.admission(65_000, false)).toBe('free');
});

test('a probe that fails holds the route for another minute', () => {
  const circuit = opened();
  run(circuit, ['well', 'failed'], 64_200, 100);
  expect(circuit.admission(120_000, false)).toBe('none');
  expect(circuit.admission(124_500, false)).toBe('probe');
});

test('a route that fails again soon after it came back is left for twice as long', () => {
  const circuit = opened();
  run(circuit, times(3, 'well'), 64_200, 100);
  run(circuit, times(5, 'failed'), 70_000, 100);
  expect(circuit.admission(70_500 + 119_000, false)).toBe('none');
  expect(circuit.admission(70_500 + 120_001, false)).toBe('probe');
});

test('as a last resort it is tried after 2 s, then 4, 8 … at most every 30 s', () => {
  const circuit = opened();
  const waits: number[] = [];
  let nowMs = 4100;
  for (let probe = 0; probe < 7; probe++) {
    const waitMs = circuit.waitMs(nowMs);
    waits.push(waitMs);
    expect(circuit.admission(nowMs + waitMs - 1, true)).toBe('none');
    nowMs += waitMs;
    expect(circuit.admission(nowMs, true)).toBe('probe');
    circuit.record('failed', nowMs, nowMs);
  }
  expect(waits).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
});

test('a slow route takes everything when there is no other, and is believed again after a minute', () => {
  const circuit = new Circuit();
  run(circuit, times(5, 'slow'));
  expect(circuit.admission(4200, false)).toBe('none');
  expect(circuit.admission(4200, true)).toBe('free');
  expect(run(circuit, times(10, 'well'), 5000, 100)).not.toContain('closed');
  expect(run(circuit, times(3, 'well'), 64_200, 100)).toContain('closed');
});

test('what was under way when the route was left changes nothing afterwards', () => {
  const circuit = opened();
  circuit.record('well', 4000, 9000);
  circuit.record('failed', 4000, 9000);
  expect(circuit.waitMs(4100)).toBe(2000);
  expect(circuit.admission(64_100, false)).toBe('probe');
});
