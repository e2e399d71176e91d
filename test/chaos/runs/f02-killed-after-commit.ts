import { answerStorm } from '../answer-storm';
import type { ChaosRun } from '../chaos-run';
import { publishAndTell } from '../publishing';

/** The api is killed in the moment between its commit and the database's word that it is done. */
export const f02: ChaosRun = {
  id: 'F02',
  title: 'kill -9 of an api between commit and answer',
  wish: (isQuick) => ({ people: isQuick ? 60 : 300, apis: 2, linedRole: 'api' }),
  async execute(site, { random, isQuick }) {
    const incident = await publishAndTell(site);
    const storm = answerStorm({ site, incident, perSecond: 15, seconds: isQuick ? 6 : 15, random });
    let kills = 0;
    const storming = { isOver: false };
    const killer = async (): Promise<void> => {
      for (; !storming.isOver; kills++) {
        let victim = '';
        const nth = 1 + Math.floor(random() * 15);
        const moment = site.wire.arm({ at: 'answered', statement: /^\s*COMMIT/i, after: /INSERT INTO check_in /, nth }, (name) => {
          site.named(name).kill();
          victim = name;
        }); // prettier-ignore
        await Promise.race([moment, storm]);
        if (victim === '') return;
        await site.named(victim).gone;
        await site.named(victim).up();
      }
    };
    const [figures] = await Promise.all([storm.finally(() => (storming.isOver = true)), killer()]);
    site.wire.disarm();
    const again = new Set(site.history.lines.filter(({ event }) => event === 'info').map(({ key }) => key)).size;
    return {
      figures: { ...figures, kills, triedAgain: again },
      broken: [
        ...(figures.abandoned > 0 ? [`${figures.abandoned} answers were never acknowledged`] : []),
        ...(kills === 0 ? ['nobody was killed'] : []),
      ],
    };
  },
};
