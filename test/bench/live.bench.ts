import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { encodeLiveFrame } from '../../libs/channels/live/live-frame';
import { alternate, median } from './alternate';
import type { Bench, Findings, Size } from './bench';
import { type AfterBroadcast, type Broadcast, type Broadcaster, type Kind, messageOf } from './live-broadcaster';
import type { Expect, Join, Served } from './live-crowd';

/** A process may hold 20,000 descriptors: the clients of the three contestants do not fit into one. */
const crowdProcesses = 2;
const kinds = ['raw', 'room', 'ours'] as const satisfies readonly Kind[];
/** Each message is named by as many digits, so that all are as long. */
const firstId = 1_000_000;
const confirmWithinMs = 10_000;

export const bench: Bench = {
  title: 'Live broadcast: one alert to every open page, until the last client has it',
  goals: { vsRawWrite: { atMost: 2 }, maxLoopBlockMs: { atMost: 50 } },
  async run(size) {
    const clients = size.people ?? (size.quick ? 1000 : 10_000);
    const stage = await Stage.open(clients);
    try {
      return await measure(stage, clients, size);
    } finally {
      stage.close();
    }
  },
};

async function measure(stage: Stage, clients: number, size: Size): Promise<Findings> {
  const after: Record<Kind, Round[]> = { raw: [], room: [], ours: [] };
  const round = (kind: Kind) => async () => {
    const done = await stage.broadcast(kind);
    after[kind].push(done);
    return done.milliseconds;
  };
  const ms = await alternate({ raw: round('raw'), room: round('room'), ours: round('ours') }, size);
  const cpu = (kind: Kind) => median(after[kind].map(({ cpuMs }) => cpuMs));
  const blocks = (kind: Kind) => after[kind].map(({ maxLoopBlockMs }) => maxLoopBlockMs);
  return {
    ours: {
      clients, lastClientMs: ms.ours, cpuMs: cpu('ours'), maxLoopBlockMs: Math.max(...blocks('ours')), medianLoopBlockMs: median(blocks('ours')),
      rssMb: Math.max(...after.ours.map(({ rssMb }) => rssMb)),
    },
    peers: { socketIoRoom: { lastClientMs: ms.room, cpuMs: cpu('room'), medianLoopBlockMs: median(blocks('room')) } },
    limits: { rawWriteLoop: { lastClientMs: ms.raw, cpuMs: cpu('raw'), medianLoopBlockMs: median(blocks('raw')) } },
    ratios: { vsRawWrite: ms.ours / ms.raw, vsSocketIoRoom: ms.ours / ms.room, maxLoopBlockMs: Math.max(...blocks('ours')) },
    invariants: { lost: after.ours.reduce((lost, { confirmed }) => lost + clients - confirmed, 0), twice: 0, outside: 0 },
  }; // prettier-ignore
}

interface Round extends AfterBroadcast {
  /** Until the last client has it. */
  readonly milliseconds: number;
  readonly cpuMs: number;
}

/** Three servers, each with its clients connected, that broadcast in turns. */
class Stage {
  private nextId = firstId;

  private constructor(
    private readonly servers: Readonly<Record<Kind, ChildProcess>>,
    private readonly crowds: readonly ChildProcess[],
    private readonly clients: number,
  ) {}

  static async open(clients: number): Promise<Stage> {
    const crowds = Array.from({ length: crowdProcesses }, () => fork(join(__dirname, 'live-crowd')));
    const start = (kind: Kind) => fork(join(__dirname, 'live-broadcaster'), [kind]);
    const servers = { raw: start('raw'), room: start('room'), ours: start('ours') };
    const ports = await Promise.all(kinds.map((kind) => answerOf<Broadcaster>(servers[kind])));
    for (const [i, kind] of kinds.entries()) {
      const count = Math.ceil(clients / crowdProcesses);
      const joined = crowds.map((crowd) => answerOf(crowd));
      for (const crowd of crowds) crowd.send({ join: kind, port: ports[i].port, count } satisfies Join);
      await Promise.all(joined);
    }
    return new Stage(servers, crowds, Math.ceil(clients / crowdProcesses) * crowdProcesses);
  }

  async broadcast(kind: Kind): Promise<Round> {
    const id = this.nextId++;
    const bytes = encodeLiveFrame('message', messageOf(id)).length;
    const ready = this.crowds.map((crowd) => answerOf(crowd));
    const confirm = kind === 'ours' ? id : undefined;
    for (const crowd of this.crowds) crowd.send({ expect: kind, bytes, confirm } satisfies Expect);
    await Promise.all(ready);
    const served = this.crowds.map((crowd) => answerOf<Served>(crowd));
    const started = answerOf<Broadcast>(this.servers[kind]);
    this.servers[kind].send({ send: id });
    const { startedAt, cpuMs } = await started;
    const last = (await Promise.all(served)).map(({ lastAt }) => BigInt(lastAt));
    const milliseconds = Math.max(...last.map((at) => Number(at - BigInt(startedAt)) / 1e6));
    return { ...(await this.after(kind)), milliseconds, cpuMs };
  }

  close(): void {
    for (const child of [...this.crowds, ...Object.values(this.servers)]) child.kill();
  }

  /** The loop is watched until the confirmations have come in as well: they are part of the work. */
  private async after(kind: Kind): Promise<AfterBroadcast> {
    const server = this.servers[kind];
    for (const deadline = Date.now() + confirmWithinMs; ;) {
      const answer = answerOf<AfterBroadcast>(server);
      server.send('after');
      const after = await answer;
      if (kind !== 'ours' || after.confirmed >= this.clients || Date.now() > deadline) return after;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

async function answerOf<Answer = unknown>(child: ChildProcess): Promise<Answer> {
  const [answer] = (await once(child, 'message')) as [Answer];
  return answer;
}
