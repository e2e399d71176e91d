import { languages } from '../../../libs/channels/language';
import { interpret } from '../../../libs/inbound/interpret';
import { planAnswers, reactionShares, wordings } from './answer-plan';

const cases = Object.entries(wordings).flatMap(([reaction, byLanguage]) =>
  languages.flatMap((language) => byLanguage[language].map((text) => [text, reaction] as const)),
);

test.each(cases)('"%s" is read as %s', (text, reaction) => {
  const intent = interpret(text);
  expect(intent.kind === 'answer' ? intent.answer : intent.kind).toBe(reaction === 'unclear' ? 'unknown' : reaction);
});

const asked = Array.from({ length: 5_000 }, (_, person) => ({ person, language: languages[person % 5] }));

test('the same seed plans the same evening', () => {
  expect(planAnswers(13, asked)).toEqual(planAnswers(13, asked));
  expect(planAnswers(14, asked)).not.toEqual(planAnswers(13, asked));
});

test('people write in their own language, soonest first, and each once', () => {
  const plan = planAnswers(13, asked);
  expect(plan.map(({ moment }) => moment)).toEqual(plan.map(({ moment }) => moment).sort((a, b) => a - b));
  expect(new Set(plan.map(({ person }) => person)).size).toBe(plan.length);
  for (const { person, body, moment } of plan) {
    expect(Object.values(wordings).some((byLanguage) => byLanguage[languages[person % 5]].includes(body))).toBe(true);
    expect(moment).toBeGreaterThanOrEqual(0);
    expect(moment).toBeLessThan(1);
  }
});

test('about as many stay silent as planned', () => {
  const silent = reactionShares.find(([reaction]) => reaction === 'silent')?.[1] ?? 0;
  const total = reactionShares.reduce((sum, [, share]) => sum + share, 0);
  expect(1 - planAnswers(13, asked).length / asked.length).toBeCloseTo(silent / total, 1);
});
