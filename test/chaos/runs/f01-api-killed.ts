import { setTimeout as pause } from 'node:timers/promises';
import { answerStorm } from '../answer-storm';
import type { ChaosRun } from '../chaos-run';
import { publishAndTell } from '../publishing';
import { untilAnswered } from '../until-answered';
import { between, pick } from '../seeds';

/** One of two api processes is killed again and again while people answer. */
export const f01: ChaosRun = {
  id: 'F01',
  title: 'kill -9 of an api while people answer',
  wish: (isQuick) => ({ people: isQuick ? 60 : 400, apis: 2, gateways: 1 }),
  async execute(site, { random, isQuick }) {
    const incident = await publishAndTell(site);
    const seconds = isQuick ? 6 : 20;
    const storm = answerStorm({ site, incident, perSecond: isQuick ? 30 : 60, seconds, random });
    const back: number[] = [];
    const again: number[] = [];
    const deadline = Date.now() + seconds * 1000;
    while (Date.now() < deadline - 1000) {
      await pause(between(random, 500, isQuick ? 2000 : 3500));
      const victim = pick(random, site.apis);
      victim.kill();
      const killedAt = Date.now();
      const answersAgain = untilAnswered(site, killedAt);
      await victim.gone;
      await victim.up();
      back.push(Date.now() - killedAt);
      again.push(await answersAgain);
    }
    const figures = await storm;
    const slowest = Math.max(...back);
    const slowestAnswer = Math.max(...again);
    return {
      figures: { ...figures, kills: back.length, slowestAnswerMs: slowestAnswer, slowestReturnMs: slowest },
      broken: figures.abandoned > 0 ? [`${figures.abandoned} answers were never acknowledged`] : [],
      late: [
        ...(slowestAnswer > 5000 ? [`no answer was taken for ${slowestAnswer} ms after a kill (5000)`] : []),
        ...(slowest > 5000 ? [`an api was away for ${slowest} ms (5000)`] : []),
        ...(figures.longestSilenceMs > 2000 ? [`nobody was answered for ${figures.longestSilenceMs} ms (2000)`] : []),
      ],
    };
  },
};
