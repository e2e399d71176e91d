import { setTimeout as pause } from 'node:timers/promises';
import { answerStorm } from '../answer-storm';
import type { ChaosRun } from '../chaos-run';
import { handedOver, publishAndTell } from '../publishing';
import type { Exit, Supervised } from '../supervised';

const limitsMs: Readonly<Record<string, number>> = { api: 10_000, gateway: 10_000, worker: 20_000 };

/** Each program is told to end in turn, under load, and comes back: a deployment. Then one is told twice. */
export const f22: ChaosRun = {
  id: 'F22',
  title: 'SIGTERM under load, one program after the other',
  wish: (isQuick) => ({ people: isQuick ? 300 : 2000, apis: 2, workers: 2, gateways: 1, segmentsPerSecond: 200 }),
  async execute(site, { random, isQuick }) {
    const incident = await publishAndTell(site);
    await site.desk.publish();
    await site.until('the first messages', async () => (await handedOver(site)) > 50);
    const storm = answerStorm({ site, incident, perSecond: 30, seconds: isQuick ? 10 : 25, random });
    const broken: string[] = [];
    const late: string[] = [];
    const figures: Record<string, number> = {};
    for (const program of site.programs) {
      const exit = await program.stop();
      judge(program, exit, { broken, late });
      figures[`${program.name}StopMs`] = exit.tookMs;
      program.start();
      await program.up();
    }
    const answered = await storm;
    const interrupted = site.history.lines.filter(({ event, status }) => event === 'info' && status === 0).length;
    const refused = site.history.lines.filter(({ status = 0 }) => status >= 500).length;
    if (interrupted > 0) broken.push(`${interrupted} requests under way were cut`);
    await site.desk.publish();
    await pause(1000);
    const [worker] = site.workers;
    worker.kill('SIGTERM');
    await pause(50);
    const again = Date.now();
    await worker.stop();
    const secondMs = Date.now() - again;
    worker.start();
    if (secondMs > 2000) late.push(`a second SIGTERM took ${secondMs} ms (2000)`);
    return { figures: { ...answered, ...figures, interrupted, refused, secondSigtermMs: secondMs }, broken, late };
  },
};

function judge(
  { name }: Supervised,
  { code, signal, tookMs }: Exit & { readonly tookMs: number },
  { broken, late }: { readonly broken: string[]; readonly late: string[] },
): void {
  if (code !== 0) broken.push(`${name} ended with ${code ?? signal}`);
  const limit = limitsMs[name.split('-')[0]] ?? 0;
  if (tookMs > limit) late.push(`${name} took ${tookMs} ms to end (${limit})`);
}
